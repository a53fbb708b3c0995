import * as vscode from 'vscode';

/**
 * Whether `fetch` in the extension host goes where VS Code's network settings send `https`. It knows `http.proxy`,
 * `http.noProxy` and the system's certificates, but a SOCKS proxy lets it wait for ever, and with
 * `http.fetchAdditionalSupport` off it knows nothing of all that (test/integration/network).
 */
export function fetchHolds(): boolean {
  const http = vscode.workspace.getConfiguration('http');
  return (
    http.get<unknown>('fetchAdditionalSupport') !== false &&
    !isSocks(http.get<unknown>('proxy') || proxyOfSystem())
  );
}

/** VS Code reads these, in this order, where the setting is empty. */
function proxyOfSystem(): unknown {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  return names.map((name) => process.env[name]).find((value) => value !== undefined && value !== '');
}

function isSocks(proxy: unknown): boolean {
  return typeof proxy === 'string' && /^\s*socks/i.test(proxy);
}
