import type { Lang } from '../../i18n/catalogue.ts';
import type { ShownBundle, ShownBundles } from './show-bundle.ts';

/** A bundle in a list: its figures, without members and materials. Keys: docs/bundles.md. */
export function bundleSummary({ bundle_code, bundle_name, members, figures }: ShownBundle) {
  const { leads, departments, steps, materials: _materials, ...counts } = figures;
  return {
    bundle_code,
    bundle_name,
    lead: leads.length === 0 ? null : leads.join('、'),
    items: members.length,
    departments: departments.length,
    steps: steps.length,
    ...counts,
  };
}

/** One bundle in full. */
export function bundleJson(bundle: ShownBundle, { conversion, rounding }: ShownBundles, lang: Lang) {
  const { figures, members } = bundle;
  return {
    ...bundleSummary(bundle),
    members: members.map(({ item, ...member }) => ({
      ...member,
      item_name: item?.item_name ?? null,
      authority_name: item?.authority_name ?? null,
      version: item?.version ?? null,
      status: item?.status ?? null,
    })),
    department_names: figures.departments,
    step_names: figures.steps,
    materials: figures.materials,
    conversion: { ...conversion.value, basis: conversion.basis[lang] },
    rounding,
  };
}
