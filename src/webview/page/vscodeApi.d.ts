/** What VS Code puts into every webview. */
interface WebviewApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;
