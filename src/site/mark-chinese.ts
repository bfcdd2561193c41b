/** Elements whose text stays as it is: no markup may stand in them, or they are quoted to the letter. */
const untouched = /^<(script|style|title|option|pre|code|textarea)\b/;

/** Han characters with the digits and marks that stand among them. */
const chinese = /[\p{Script=Han}“《〔（][\p{Script=Han}\p{Script=Latin}\d“”《》〔〕（）、，。；：·—\-.%]*/gu;

/**
 * Marks the Chinese text of a page in another language, as the names of a Chinese list are: who listens hears it read as Chinese,
 * and who reads sees the Chinese form of the characters. `page` is whole markup; what stands in tags is left alone.
 */
export function markChinese(page: string): string {
  let inside: string | null = null;
  return page
    .split(/(<[^>]*>)/)
    .map((part) => {
      if (part.startsWith('<')) {
        if (inside === null) inside = untouched.exec(part)?.[1] ?? null;
        else if (part === `</${inside}>`) inside = null;
        return part;
      }
      if (inside !== null) return part;
      return part.replace(chinese, (run) =>
        /\p{Script=Han}/u.test(run) ? `<span lang="zh-CN">${run}</span>` : run,
      );
    })
    .join('');
}
