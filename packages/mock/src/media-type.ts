/** Whether headers announce JSON, `application/problem+json` and the like included. Names in any case. */
export function saysJson(headers: Readonly<Record<string, string>>): boolean {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return /^application\/(?:[^;\s]+\+)?json\s*(?:;|$)/i.test(type ?? '');
}
