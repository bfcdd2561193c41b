import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { presentList } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import type { TemplateField } from '../../paper/template.ts';
import { type ListedTemplate, listTemplates, showTemplate } from '../list-templates.ts';
import { addTemplateCheck } from './template-check.ts';
import { addTemplateCopy } from './template-copy.ts';

export function addTemplate(noun: Command, kit: CommandKit): void {
  const t = kit.t.letter.template;
  const template = noun.command('template').description(t.summary).summary(t.summary);
  kit.command(template, 'list [name]', t.listSummary).action(kit.run(runList));
  addTemplateCheck(template, kit);
  addTemplateCopy(template, kit);
}

async function runList(ctx: Context, [name]: readonly string[]): Promise<number> {
  const { dir } = (await ctx.desk()).workspace;
  if (name === undefined) await presentTemplates(ctx, listTemplates(dir));
  else
    await presentFields(
      ctx,
      orThrow(showTemplate(dir, name.replace(/\.(zh|en)(\.md)?$/, ''), ctx.lang)).fields,
    );
  return 0;
}

async function presentTemplates(ctx: Context, templates: readonly ListedTemplate[]): Promise<void> {
  const t = ctx.t.letter.template;
  const front = ({ loaded }: ListedTemplate) => (loaded.ok ? loaded.value.front : null);
  await presentList(
    ctx,
    'templates',
    templates,
    [
      { key: 'name', title: t.name, value: (row) => row.name },
      { key: 'lang', title: t.lang, value: (row) => row.lang },
      { key: 'title', title: t.title, value: (row) => front(row)?.title ?? t.broken, max: 40 },
      { key: 'version', title: t.version, value: (row) => (row.loaded.ok ? row.loaded.value.version : '') },
      {
        key: 'origin',
        title: t.origin,
        value: (row) => (ctx.format === 'csv' ? row.origin : t[row.origin]),
      },
      {
        key: 'fields',
        title: t.fields,
        value: (row) => front(row)?.fields.length ?? null,
        align: 'right',
      },
    ],
    (row) => ({
      name: row.name,
      lang: row.lang,
      origin: row.origin,
      title: front(row)?.title ?? null,
      version: row.loaded.ok ? row.loaded.value.version : null,
      file: row.loaded.ok ? row.loaded.value.file : null,
      error: row.loaded.ok ? null : row.loaded.error.code,
    }),
  );
}

async function presentFields(ctx: Context, fields: readonly TemplateField[]): Promise<void> {
  const t = ctx.t.letter.template;
  await presentList(
    ctx,
    'fields',
    fields,
    [
      { key: 'name', title: t.field, value: (field) => field.name },
      { key: 'label', title: t.label, value: (field) => field[ctx.lang], max: 40 },
      {
        key: 'type',
        title: t.type,
        value: (field) => (ctx.format === 'csv' ? field.type : typeText(ctx, field)),
      },
      { key: 'required', title: t.required, value: (field) => requiredText(ctx, field) },
    ],
    (field) => ({ ...field, label: field[ctx.lang] }),
  );
}

const typeText = (ctx: Context, { type, columns, values }: TemplateField): string =>
  ctx.t.letter.template.types[type] +
  (columns ? `（${columns.join(', ')}）` : values ? `（${values.join(' | ')}）` : '');

function requiredText(ctx: Context, field: TemplateField): string {
  if (field.required) return ctx.t.cli.yes;
  return field.required_when === undefined
    ? ctx.t.cli.no
    : ctx.t.letter.template.requiredWhen({ condition: field.required_when });
}
