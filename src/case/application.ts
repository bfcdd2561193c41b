import type { Conversion } from '../calendar/convert.ts';
import { appError } from '../i18n/catalogue.ts';
import type { Bundle, BundleMember } from '../item/bundle/bundle.ts';
import { materialIdentity, type SharedMaterial, unionOfMaterials } from '../item/bundle/materials.ts';
import { longest } from '../item/bundle/rules.ts';
import type { Item } from '../item/item.ts';
import type { AppError } from '../kernel/app-error.ts';
import { formatLimit, type Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { deferrableMaterials } from './admit-rules.ts';
import type { Channel } from './case.ts';
import { limitFor } from './clock-rules.ts';

/** A member of a bundle whose item stands on the list. */
export interface ApplicableMember extends BundleMember {
  readonly item: Item;
}

/** A material of an application, handed in once for all the items that list it, or to follow for all of them. */
export interface ApplicationMaterial {
  readonly name: string;
  readonly items: readonly string[];
  readonly deferred: boolean;
}

/** What one application for a bundle consists of: a value, before anything is written. */
export interface ApplicationPlan {
  /** One case each, in the bundle's order. */
  readonly members: readonly ApplicableMember[];
  /** Members whose certificate is no longer asked for: they need no case. */
  readonly cancelled: readonly ApplicableMember[];
  /** The leading authority, as the bundle names it; else that of the first member. */
  readonly lead: string;
  /** The item whose case stands for all of them in counts. */
  readonly leadItem: string;
  readonly materials: readonly ApplicationMaterial[];
  /** The bundle's limit; where its list states none, the longest of its members'. */
  readonly limit: Limit | null;
}

/**
 * What an application will open: a case of every member that is not cancelled, all materials once, one limit.
 * E_CASE_MATERIAL_NOT_DEFERRABLE where a member that lists the material does not let it follow, E_CASE_CERTIFICATE_CANCELLED where no
 * member needs a case.
 */
export function planApplication(
  bundle: Pick<Bundle, 'bundle_code' | 'bundle_name'> & { readonly members: readonly ApplicableMember[] },
  asked: { readonly channel: Channel; readonly deferred: readonly string[]; readonly conversion: Conversion },
): Result<ApplicationPlan, AppError> {
  const { channel, deferred, conversion } = asked;
  const code = bundle.bundle_code;
  const members = bundle.members.filter(({ item }) => item.mode !== 'cancelled');
  const [first] = members;
  if (first === undefined) {
    return err(appError('E_CASE_CERTIFICATE_CANCELLED', { code, name: bundle.bundle_name }));
  }
  const shared = unionOfMaterials(members.map(({ item }) => item));
  const stray = deferred.find((typed) => !mayFollow(shared, typed));
  if (stray !== undefined) {
    const deferrable = shared.filter((material) => material.deferrable).map(({ name }) => name);
    return err(appError('E_CASE_MATERIAL_NOT_DEFERRABLE', { code, material: stray, deferrable }));
  }
  const later = new Set(deferred.map(materialIdentity));
  const leads = members.flatMap(({ lead }) => (lead === null ? [] : [lead]));
  const leading = members.find(({ item }) => leads.includes(item.authority_name)) ?? first;
  const stated = members.map((member) => member.limit_after);
  const own = members.map(({ item }) => {
    const limit = limitFor(item, channel);
    return limit === null ? null : formatLimit(limit, 'en');
  });
  return ok({
    members,
    cancelled: bundle.members.filter(({ item }) => item.mode === 'cancelled'),
    lead: leads[0] ?? first.item.authority_name,
    leadItem: leading.item_code,
    materials: shared.map(({ name, items }) => ({
      name,
      items,
      deferred: later.has(materialIdentity(name)),
    })),
    limit: longest(stated, conversion) ?? longest(own, conversion),
  });
}

/** A material follows later only where every member that lists it lets it. */
const mayFollow = (shared: readonly SharedMaterial[], typed: string): boolean =>
  shared.some(({ name, deferrable }) => deferrable && materialIdentity(name) === materialIdentity(typed));

/** Of the materials that follow later those that a member's list has, as it writes them. */
export function deferredOf(
  item: Pick<Item, 'materials'>,
  materials: readonly ApplicationMaterial[],
): string[] {
  const later = new Set(
    materials.filter(({ deferred }) => deferred).map(({ name }) => materialIdentity(name)),
  );
  return deferrableMaterials(item.materials).filter((material) => later.has(materialIdentity(material)));
}
