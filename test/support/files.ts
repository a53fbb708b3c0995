import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Test files below a folder, found by walking it: none can be forgotten. */
export function testFilesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.js'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
