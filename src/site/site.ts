import type { ShownBundles } from '../item/bundle/show-bundle.ts';
import type { Item } from '../item/item.ts';
import type { Opinion } from '../item/opinions.ts';
import type { Day } from '../kernel/time.ts';
import type { Policy } from '../policy/schema.ts';
import type { Issued } from '../report/issued.ts';
import type { FolderFiles } from '../sample/folder.ts';
import type { PublishedPlan } from '../sample/published-plan.ts';

/** A draw that was published, as it was published. */
export interface SiteDraw {
  readonly plan: PublishedPlan;
  readonly published_on: Day;
  /** The folder's files, byte for byte those that were published; null where newer results are not published yet. */
  readonly files: FolderFiles | null;
}

export interface SiteConsultation {
  readonly batch: string;
  readonly published_on: Day | null;
  readonly opinions: readonly Opinion[];
}

/** Everything a site shows: read once, in one transaction. No natural person is in it. */
export interface Site {
  readonly office: {
    readonly name: string;
    readonly uscc: string;
    readonly phone: string | null;
    readonly supervisionPhone: string | null;
  };
  /** The day whose list is shown. */
  readonly day: Day;
  readonly items: readonly Item[];
  /** Codes of the items whose blank letter is in the folder. */
  readonly letters: ReadonlySet<string>;
  readonly bundles: ShownBundles;
  readonly consultations: readonly SiteConsultation[];
  readonly draws: readonly SiteDraw[];
  /** Newest month first. */
  readonly reports: readonly (Issued & { readonly month: string })[];
  readonly policy: Policy;
  readonly checkpoint: string;
  readonly verifierKey: string;
}
