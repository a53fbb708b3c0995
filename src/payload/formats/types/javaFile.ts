/**
 * The generator writes several files under each other; a person pastes one. Its converter is left out, imports are
 * gathered at the top, and only the first class is public.
 */
export function oneJavaFile(code: string): string {
  const files = code.split(/^\/\/ (\w+)\.java\n/m);
  const imports = new Set<string>();
  const bodies: string[] = [];
  for (let at = 1; at + 1 < files.length; at += 2) {
    if (files[at] === 'Converter') continue;
    const lines = (files[at + 1] ?? '').split('\n').filter((line) => !line.startsWith('package '));
    for (const line of lines.filter(isImport)) imports.add(line);
    const body = lines
      .filter((line) => !isImport(line))
      .join('\n')
      .trim();
    bodies.push(bodies.length === 0 ? body : body.replace(/^public (?=class|enum|interface)/m, ''));
  }
  return [[...imports].sort().join('\n'), ...bodies, ''].join('\n\n').trimStart();
}

const isImport = (line: string): boolean => line.startsWith('import ');
