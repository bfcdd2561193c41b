import { sampleBundles } from './bundles.ts';
import { sampleCases } from './cases.ts';
import { englishCase } from './cases-en.ts';
import { csvFile } from './csv.ts';
import { sampleInspectors } from './inspectors.ts';
import { type Row, sampleItems } from './items.ts';
import { cellsOf, codedRow, layout } from './layout.ts';
import { mistakesFile } from './mistakes.ts';
import { sampleSources } from './sources.ts';

/** All sample files by name. The same sources give the same bytes on every machine. */
export function sampleFiles(root: string): Map<string, string> {
  const items = sampleItems(root);
  const cases = sampleCases(items);
  const columns = layout(root, 'item');
  const table = (name: string, rows: readonly Row[]): string => {
    const { names, titles } = layout(root, name);
    return csvFile(
      titles,
      rows.map((row) => cellsOf(names, row)),
    );
  };
  return new Map([
    [
      'items.csv',
      table(
        'item',
        items.map(({ zh }) => zh),
      ),
    ],
    [
      'items-en.csv',
      csvFile(
        columns.names,
        items.map(({ en }) => cellsOf(columns.names, en)),
      ),
    ],
    ['items-mistakes.csv', mistakesFile(items, columns.names, columns.titles)],
    ['bundles.csv', table('bundle', sampleBundles(items))],
    ['cases.csv', table('case', cases)],
    [
      'cases-en.csv',
      csvFile(
        layout(root, 'case').names,
        cases.map((row) =>
          cellsOf(layout(root, 'case').names, englishCase(codedRow(root, 'case', row), items)),
        ),
      ),
    ],
    ['inspectors.csv', table('inspector', sampleInspectors(items, cases))],
    ...sampleSources(items, cases),
  ]);
}
