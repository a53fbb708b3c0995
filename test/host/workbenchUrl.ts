/** What a browser window shall open. */
export interface Target {
  workspace: string;
  /** Extensions in development and tests: only a server that was started for development listens to these. */
  extensionPaths?: readonly string[];
  testsPath?: string;
  extensionKind?: string;
}

export function workbenchUrl(authority: string, token: string, target: Target): string {
  const kind = target.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ tkn: token, [kind]: target.workspace });
  const payload = payloadOf(authority, target);
  if (payload.length > 0) {
    query.set('payload', JSON.stringify(payload));
  }
  return `http://${authority}/?${query.toString()}`;
}

function payloadOf(authority: string, target: Target): [string, string][] {
  const remote = (path: string): string => `vscode-remote://${authority}${path}`;
  const payload = (target.extensionPaths ?? []).map((path): [string, string] => [
    'extensionDevelopmentPath',
    remote(path),
  ]);
  if (target.extensionKind !== undefined) {
    payload.push(['extensionDevelopmentKind', target.extensionKind]);
  }
  if (target.testsPath !== undefined) {
    payload.push(['extensionTestsPath', remote(target.testsPath)]);
  }
  return payload;
}
