import { join } from 'node:path';
import { sample, startServerProcess } from './child';
import { round, type Figure } from './figures';
import { shapes } from './blocking/shapes';

/** The longest time for which answers of the greatest size keep everything else in the extension host waiting. */
export async function blocking(): Promise<Figure[]> {
  const server = await startServerProcess(join(__dirname, 'blocking', 'server.js'), []);
  try {
    const figures: Figure[] = [];
    for (const shape of Object.keys(shapes)) {
      const take = await sample(join(__dirname, 'blocking', 'client.js'), [shape, server.url]);
      figures.push({
        name: `longest block of the loop, ${shape}`,
        value: take('blockMs'),
        unit: 'ms',
        target: 50,
        detail: `whole read ${round(take('wallMs'))} ms; worst of ${take('rounds')}: ${round(take('worstMs'))} ms; JSON.parse alone ${round(take('parseMs'))} ms`,
      });
    }
    return figures;
  } finally {
    await server.stop();
  }
}
