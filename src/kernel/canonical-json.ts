import { BugError } from './assert.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * RFC 8785 (JSON Canonicalization Scheme): keys sorted by UTF-16 code units, ECMAScript number and string forms,
 * no white space. Throws BugError on NaN, infinities and lone surrogates, which JCS forbids.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new BugError('canonical JSON holds no NaN or infinity');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new BugError('canonical JSON holds no lone surrogate');
    return JSON.stringify(value);
  }
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (isPlainSorted(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort() // UTF-16 code units, as the RFC asks: the one place that does not sort by code points
    .map((key) => {
      const member = value[key];
      if (member === undefined) throw new BugError(`canonical JSON: ${key} is undefined`);
      return `${canonicalJson(key)}:${canonicalJson(member)}`;
    });
  return `{${members.join(',')}}`;
}

/** True where ECMAScript's own form is the canonical one: sorted keys, nothing nested, every value sound. A row of a list is such. */
function isPlainSorted(value: { readonly [key: string]: Json }): boolean {
  let last = '';
  for (const key in value) {
    const member = value[key];
    if (key < last || !key.isWellFormed()) return false;
    last = key;
    if (member === null || typeof member === 'boolean') continue;
    if (typeof member === 'string' ? !member.isWellFormed() : !Number.isFinite(member)) return false;
  }
  return true;
}

const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
