import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { maskText } from '../identity/mask.ts';
import type { ShownBundles } from '../item/bundle/show-bundle.ts';
import { selectOpinions } from '../item/opinions.ts';
import { selectItems } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { keepCheckpoint, officeCheckpoint, officeVerifier, officeVkey } from '../ledger/office-checkpoint.ts';
import { findIssued } from '../report/issued.ts';
import { folderFiles } from '../sample/folder.ts';
import { bytesOf } from '../sample/folder-file.ts';
import { makeFolder } from '../sample/make-folder.ts';
import { parsePublishedPlan } from '../sample/published-plan.ts';
import type { Tx } from '../store/store.ts';
import type { Site, SiteConsultation, SiteDraw } from './site.ts';

/**
 * Reads what is public today: the list in force, bundles, answered consultations, published draws, issued reports, the ledger's
 * checkpoint (kept, since it goes out) and the policy. Errors of policy; E_LEDGER_INCONSISTENT is thrown.
 */
export async function readSite(desk: Desk, tx: Tx, bundles: ShownBundles): Promise<Result<Site, AppError>> {
  const { workspace, keys } = desk;
  const { office } = workspace.config;
  const day = officeDay(desk.now());
  const rules = await officeRules(desk, tx);
  if (!rules.ok) return rules;
  const draws = await readDraws(desk, tx);
  if (!draws.ok) return draws;
  const items = await selectItems(tx, { asOf: day });
  const checkpoint = await officeCheckpoint(tx, workspace, keys);
  await keepCheckpoint(tx, checkpoint, desk.now().toISOString(), officeVerifier(workspace, keys));
  return ok({
    office: {
      name: office.name,
      uscc: office.uscc,
      phone: office.phone ?? null,
      supervisionPhone: office.supervision_phone ?? null,
    },
    ...{ day, items, bundles, draws: draws.value, policy: rules.value.policy, checkpoint },
    letters: new Set(
      items
        .filter(({ mode, publish_letter }) => mode === 'commitment' && publish_letter === 'yes')
        .map(({ item_code }) => item_code),
    ),
    consultations: await readConsultations(tx),
    reports: await readReports(tx),
    verifierKey: officeVkey(workspace, keys),
  });
}

/** What came back on the lists that are published, with the answers; what looks like a person's data is masked. */
async function readConsultations(tx: Tx): Promise<SiteConsultation[]> {
  const batches = await tx
    .selectFrom('batches')
    .select(['batch_id', 'name', 'published_at'])
    .where('status', '=', 'published')
    .orderBy('ledger_seq', 'desc')
    .execute();
  const found: SiteConsultation[] = [];
  for (const { batch_id, name, published_at } of batches) {
    const opinions = await selectOpinions(tx, batch_id);
    if (opinions.length === 0) continue;
    found.push({
      batch: name,
      published_on: published_at === null ? null : officeDay(published_at),
      opinions: opinions.map((one) => ({
        ...one,
        opinion: maskText(one.opinion),
        answer: one.answer === null ? null : maskText(one.answer),
      })),
    });
  }
  return found;
}

/** Published draws, the newest first. Their folders are made again and taken only where not a byte differs from what was published. */
async function readDraws(desk: Desk, tx: Tx): Promise<Result<SiteDraw[], AppError>> {
  const publications = await tx
    .selectFrom('plan_publications as b')
    .innerJoin('plans as p', 'p.plan_id', 'b.plan_id')
    .select(['p.name', 'p.published', 'b.sums_sha256', 'b.published_day'])
    .orderBy('b.publication_id', 'desc')
    .execute();
  const draws = new Map<string, SiteDraw>();
  for (const { name, published, sums_sha256, published_day } of publications) {
    if (draws.has(name)) continue;
    const made = await makeFolder(tx, desk, name);
    if (!made.ok) return made;
    const { files } = made.value;
    const sums = must(bytesOf(files, folderFiles.sums), 'a folder has its sums');
    draws.set(name, {
      plan: must(parsePublishedPlan(published), 'a stored plan was written by planSample'),
      published_on: published_day,
      files: sha256Hex(sums) === sums_sha256 ? files : null,
    });
  }
  return ok([...draws.values()]);
}

/** The newest issue of every month; one that somebody altered in the database is left out. */
async function readReports(tx: Tx): Promise<Site['reports']> {
  const months = await tx
    .selectFrom('issued_reports')
    .select('period')
    .distinct()
    .where('kind', '=', 'monthly')
    .orderBy('period', 'desc')
    .execute();
  const reports: Site['reports'][number][] = [];
  for (const { period: month } of months) {
    const issued = await findIssued(tx, month);
    if (issued !== null && !('altered' in issued)) reports.push({ ...issued, month });
  }
  return reports;
}
