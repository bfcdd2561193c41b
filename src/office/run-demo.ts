import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import { must } from '../kernel/assert.ts';
import { orThrow } from '../kernel/result.ts';
import { readTable } from '../table/read-table.ts';
import { requiredText } from '../table/row-values.ts';
import { loadSchema } from '../table/schema.ts';
import {
  breachStep,
  caseSteps,
  checkSteps,
  closingSteps,
  type DemoPlace,
  type DemoStep,
  type DemoStepName,
  drawSteps,
  openingSteps,
  penaltySteps,
  type StepResult,
} from './demo-steps.ts';

/** Runs one step's command line and returns what it printed; throws E_DEMO_STEP when it ended otherwise than expected. */
export type RunStep = (step: DemoStep) => Promise<StepResult>;

/** The results of all steps by name; `checks` holds the last one. */
export type DemoResults = ReadonlyMap<DemoStepName, StepResult>;

/** The whole main job on sample data, each step a command line of this program, in the order of a case's life. */
export async function runDemo(
  place: DemoPlace,
  run: RunStep,
  texts: { facts: string; document: string; pushReason: string },
): Promise<DemoResults> {
  const results = new Map<DemoStepName, StepResult>();
  const runAll = async (steps: readonly DemoStep[]) => {
    for (const step of steps) results.set(step.name, await run(step));
  };
  await runAll(openingSteps(place));
  await runAll(caseSteps(place, textOf(results.get('record'), 'case_no')));
  await runAll(drawSteps(place));
  const drawn = drawnUnits(results.get('draw'));
  const untrue = must(drawn[0], 'a draw of a population is never empty');
  await runAll(checkSteps(place, drawn, untrue));
  const subjectId = await identityNumberOf(place.samples, untrue);
  await runAll([breachStep(place, untrue, subjectId, texts.facts)]);
  await runAll(penaltySteps(place, textOf(results.get('breach'), 'breach'), texts.document, subjectId));
  await runAll(closingSteps(place, texts.pushReason));
  return results;
}

function textOf(result: StepResult | undefined, key: string): string {
  const value = result?.[key];
  if (typeof value !== 'string') throw appError('E_DEMO_STEP', { command: key, detail: 'not in the result' });
  return value;
}

function drawnUnits(result: StepResult | undefined): string[] {
  const drawn = result?.['drawn'];
  if (!Array.isArray(drawn)) throw appError('E_DEMO_STEP', { command: 'sample draw', detail: 'drawn' });
  return drawn.map((row: unknown) => textOf(row as StepResult, 'unit'));
}

/** The office knows whom it visits; the sample list stands in for its files, since results never show whole numbers. */
async function identityNumberOf(samples: string, caseNo: string): Promise<string> {
  const file = join(samples, 'cases.csv');
  const table = orThrow(
    readTable({ bytes: await readFile(file), fileName: file }, loadSchema('case'), { lang: 'zh' }),
  );
  const row = table.rows.find(({ values }) => values['case_no'] === caseNo);
  return requiredText(must(row, 'drawn cases come from the sample list').values, 'id_number');
}
