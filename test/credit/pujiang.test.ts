import { describe, expect, test } from 'vitest';
import { creditCode, residentNumber } from '../../scripts/samples/people.ts';
import { seededRandom } from '../../scripts/samples/random.ts';
import { makeCaseOffice, must, refused } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { askedGate, decided, done, setRule } from './support.ts';

const random = seededRandom('pujiang');
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const agencies = times(4, () => creditCode(random, '91', '330726'));
const persons = times(5, () => residentNumber(random));
const client = residentNumber(random);

const recordFor = (id: string, more = ''): string =>
  `case record --item RS-001 --name 某申请人 --type person --id-number ${id} --channel window ${more}`;
const throughAgency = (agency: string): string => `--agent-name 某代理记账公司 --agent-id-number ${agency}`;

/** A case whose promise a check found untrue. */
async function untrueCase(office: Office, person: string, agency: string): Promise<string> {
  const no = String((await must(office, recordFor(person, throughAgency(agency))))['case_no']);
  await must(office, `case sign ${no}`);
  await must(office, `case decide ${no} --grant`);
  await must(office, `check record ${no} --outcome untrue --method onsite`);
  return no;
}

/** Pujiang 2020 (Jinhua's report of 2021-05-23): four agencies investigated, five natural persons named and barred. */
async function pujiang(): Promise<Office> {
  const office = await makeCaseOffice();
  const cases: string[] = [];
  for (const [i, person] of persons.entries()) {
    cases.push(await untrueCase(office, person, agencies[i % agencies.length] ?? ''));
  }
  for (const [i, agency] of agencies.entries()) {
    const more = `--case ${cases[i]}`;
    await decided(office, '2026-09-16', { subject: agency, type: 'organization', more });
  }
  for (const [i, person] of persons.entries()) {
    await decided(office, '2026-09-16', { subject: person, more: `--case ${cases[i]}` });
  }
  return office;
}

describe('Pujiang: four agencies, five persons', () => {
  test('are nine breaches of nine subjects, all barred: as applicants, and as agents of others', async () => {
    const office = await pujiang();
    expect(await done(office, 'credit list --state decided')).toMatchObject({ total: 9 });
    for (const id of [...agencies, ...persons]) {
      expect(await askedGate(office, id)).toMatchObject({ code: 5, reason: 'barred_by_breach' });
    }
    expect(await done(office, 'report monthly --month 2026-09')).toMatchObject({
      indicators: { breaches: { value: 9 }, bars_in_force: { value: 9 } },
    });
    for (const person of persons) await refused(office, recordFor(person), 5, 'E_CASE_BARRED');
    for (const agency of agencies) {
      const said = await refused(office, recordFor(client, throughAgency(agency)), 5, 'E_CASE_BARRED');
      expect(said).toContain('代理人');
    }
    // The client is not to blame for its agent.
    await must(office, recordFor(client));
    const stranger = `credit breach --subject ${client} --kind false_promise --seriousness general --facts 承诺不实`;
    await refused(office, `${stranger} --case 320400-2026-000001`, 5, 'E_CREDIT_CASE_SUBJECT');
  });

  test('and a firm that one of the five represents by law is barred where policy says so', async () => {
    const office = await pujiang();
    const [person = ''] = persons;
    const firm = creditCode(random, '91', '330726');
    const apply = `case record --item RS-001 --name 某贸易公司 --type organization --id-number ${firm} --channel window --legal-representative-id-number ${person}`;
    await must(office, apply);
    expect((await askedGate(office, firm)).code).toBe(0);
    setRule(office, 'gate', 'legal_representative', 'true');
    await refused(office, apply, 5, 'E_CASE_BARRED');
    expect(await askedGate(office, firm)).toMatchObject({ code: 5, reason: 'barred_by_representative' });
    // As an agent too: its representative is on record.
    await refused(office, recordFor(client, throughAgency(firm)), 5, 'E_CASE_BARRED');
    // Of an agent whose representative nobody knows nothing is asked.
    await must(office, recordFor(client, throughAgency(creditCode(random, '91', '330726'))));
  });
});
