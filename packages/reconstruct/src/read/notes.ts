import { memoize } from '../memo.ts';

/** What the description of a parameter or field says besides prose. */
export interface FieldNote {
  /** The prose without markers such as "(required)". */
  readonly text: string;
  /** True and false where the author says so. */
  readonly required: boolean | undefined;
  readonly deprecated: boolean;
  /** The values listed: "One of: a, b". */
  readonly choices: readonly string[] | undefined;
  readonly default: string | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly maxLength: number | undefined;
  /** Type and format where a table names them: `string`, `integer`, `date-time`. */
  readonly type: string | undefined;
}

const REQUIRED =
  'required|mandatory|compulsory|requerid[oa]|obligatori[oa]|obrigat[óo]ri[oa]|requis(?:e)?|obligatoire|erforderlich|pflicht(?:feld)?|richiest[oa]|obbligatori[oa]|verplicht|wymagan[ye]|zorunlu|обязательн\\S*|必填|必须|必須|필수';
const OPTIONAL =
  'optional|opcional|facultati(?:f|ve|vo)|optionnel(?:le)?|facoltativ[oa]|optioneel|opcjonaln[ye]|opsiyonel|необязательн\\S*|可选|选填|任意|선택';
const DEPRECATED =
  'deprecated|obsolete|obsolet[oa]|deprecad[oa]|veraltet|dépréciée?|obsolète|deprecat[oa]|verouderd|устарел\\S*|已废弃|废弃|非推奨';

/** "(required)", "[required]", "*Required*". */
const bracketed = (words: string): RegExp =>
  new RegExp(
    `\\s*(?:[([{]\\s*(?:${words})\\s*[)\\]}]|\\*{1,2}\\s*(?:${words})\\s*[.:!]?\\s*\\*{1,2}|\`(?:${words})\`)[:.,;]?`,
    'iu',
  );
/** "Required. …", "required, …", "REQUIRED - …", or the word and nothing else. */
const leading = (words: string): RegExp =>
  new RegExp(`^\\s*(?:field|parameter|param)?\\s*(?:${words})(?:\\s*[.:,;!，：。；]\\s*|\\s+[-–—]\\s+|\\s*$)`, 'iu');
/** "REQUIRED The id": set off by capitals, if no condition follows. */
const shouted = (words: string): RegExp =>
  new RegExp(
    `^\\s*(?:${words})\\s+(?!(?:IF|WHEN|UNLESS|FOR|ONLY|IN|ON|BY|WITH)\\b|(?:if|when|unless|for|only|in|on|by|with|si|cuando|wenn|quando|se)\\b)(?=\\S)`,
    'u',
  );
/** "… This field is required.", "… Required." */
const trailing = (words: string): RegExp =>
  new RegExp(`(?:[.;,(]\\s*|\\b(?:is|es|é|est|ist)\\s+|[-–—]\\s+)(?:${words})\\s*[.!)]*\\s*$`, 'iu');
const NOT = /(?:\bnot|\bno|\bnon|\bnicht|\bnão|不是|\bn'est pas)\s+\S*$/iu;

const MARKS = {
  required: [
    bracketed(REQUIRED),
    leading(REQUIRED),
    trailing(REQUIRED),
    shouted('REQUIRED|MANDATORY|REQUERIDO|OBLIGATORIO|OBRIGAT[OÓ]RIO|OBLIGATOIRE|ERFORDERLICH|PFLICHTFELD'),
  ],
  optional: [bracketed(OPTIONAL), leading(OPTIONAL), trailing(OPTIONAL), shouted('OPTIONAL|OPCIONAL|FACULTATIF')],
  deprecated: [
    bracketed(DEPRECATED),
    leading(DEPRECATED),
    // "Deprecated since 2.0", "DEPRECATED use /b".
    new RegExp(
      `^[\\s⚠️❗*_-]*(?:${DEPRECATED})(?=\\s+(?:since|in|as|use|and|by|from|please|desde|depuis|seit)\\b)`,
      'iu',
    ),
  ],
} as const;

const DEFAULT =
  /(?:\bdefault(?:s)?(?:\s+value)?(?:\s+(?:is|to))?|\bpor defecto|\bpredeterminado|\bpadr[ãa]o|par défaut|\bstandard(?:wert)?|\bpredefinito|\bstandaard|默认值?(?:为|是)?|デフォルト(?:値)?|по умолчанию)(\s*[:=]?\s*)(?:"([^"\n]{1,60})"|'([^'\n]{1,60})'|`([^`\n]{1,60})`|(-?\d+(?:\.\d+)?)(?![\w%])|(true|false)\b|([A-Za-z][\w-]{0,40})(?=\s*(?:[,.;)\]]|$)))/iu;
const UNIT =
  '(?!\\d|[.,]\\d|\\s*(?:%|mb|kb|gb|bytes?|seconds?|minutes?|hours?|days?|ms\\b|s\\b|times|items?|elements?|results?))';
const LENGTH = '\\s*(?:characters?|chars?|letters|caracteres|caractères|zeichen|caratteri|tekens|символ\\S*|字符|文字)';
const MAXIMUM = new RegExp(
  `(?:\\bm[áa]x(?:imum|imal|imo)?|\\bhöchstens|\\bup to|\\bno more than|最大值?|上限|≤)(?:\\s+(?:value|length|size|valor))?\\s*(?:is|of|de|von|:|=)?\\s*(\\d+(?:\\.\\d+)?)(${LENGTH})?`,
  'iu',
);
const MINIMUM =
  /(?:\bm[íi]n(?:imum|imal|imo)?|\bmindestens|\bat least|最小值?|≥)(?:\s+(?:value|valor))?\s*(?:is|of|de|von|:|=)?\s*(-?\d+(?:\.\d+)?)/iu;
const BETWEEN =
  /\b(?:between|entre|zwischen|range(?:\s+(?:is|of))?:?|from)\s+(-?\d+(?:\.\d+)?)\s*(?:and|y|e|et|und|to|-|–|\.\.)\s*(-?\d+(?:\.\d+)?)(?![\d.:/-])/iu;
const CHOICE =
  /(?:\(\s*)?(?:\bthis can only be one of|\b(?:must be |should be |can be |is |either |any )?one of(?: the following(?: values)?| these(?: values)?)?|\b(?:allowed|possible|valid|accepted|available|supported|permitted)\s+(?:values?|options?|choices?)(?:\s+(?:are|is|include))?|\benum(?:eration)?\b(?:\s+values?)?|\bchoices\b|\buno? de(?: los siguientes| los valores)?|\bvalores (?:posibles|permitidos|válidos|possíveis|aceptados|aceitos)(?:\s+(?:son|são))?|\b(?:valores|values|valeurs|werte)(?=:)|\bvaleurs (?:possibles|autorisées|acceptées)(?:\s+sont)?|\bl'une? de|\bmögliche werte|\bzulässige werte|\beine[rs]? von|\bvalori possibili|可选值|取值(?:范围)?|可能的值)\s*[:：=]?\s*([^\n]+)/iu;
const PIPES = /^(?:[^()]*\()?\s*([A-Za-z][\w-]{0,30}(?:\s*\|\s*[A-Za-z][\w-]{0,30})+)\s*(?:\)|$)/;

/** Takes the notes out of a description: Postman's own and those that people write, in the languages they write. */
export const fieldNote = memoize((description: string): FieldNote => {
  const own = /\s*\(This can only be one of ([^()]*)\)\s*$/.exec(description);
  const whole = own ? description.slice(0, own.index) : description;
  const required = mark(whole, MARKS.required);
  const optional = required.found ? { found: false, text: required.text } : mark(required.text, MARKS.optional);
  const deprecated = mark(optional.text, MARKS.deprecated);
  const range = BETWEEN.exec(whole);
  const maximum = MAXIMUM.exec(whole);
  const isLength = maximum?.[2] !== undefined;
  const isPlain =
    maximum !== null && !isLength && new RegExp(`^${UNIT}`, 'iu').test(whole.slice(maximum.index + maximum[0].length));
  return {
    text: deprecated.text.trim(),
    required: required.found ? true : optional.found ? false : undefined,
    deprecated: deprecated.found,
    choices: own ? (own[1] ?? '').split(',').map((value) => value.trim()) : choicesIn(whole),
    default: defaultIn(whole),
    minimum: numberOf(range?.[1] ?? MINIMUM.exec(whole)?.[1]),
    maximum: range ? numberOf(range[2]) : isPlain ? numberOf(maximum[1]) : undefined,
    maxLength: isLength ? numberOf(maximum[1]) : undefined,
    type: undefined,
  };
});

/** Whether a name or description says that the thing is deprecated; and the text without that. */
export const deprecation = memoize((text: string): { readonly deprecated: boolean; readonly text: string } => {
  const { found, text: rest } = mark(text, MARKS.deprecated);
  return { deprecated: found, text: found ? rest.trim() : text };
});

function mark(text: string, patterns: readonly RegExp[]): { readonly found: boolean; readonly text: string } {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match && !NOT.test(text.slice(0, match.index + match[0].search(/[\p{L}]/u)))) {
      const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
      // A sentence such as "This field is required." is prose, and stays.
      const isMarker = match.index === 0 || /[([{*`]/.test(match[0]);
      return { found: true, text: isMarker ? rest.replace(/^\s*[-–—:.,;]\s*/, '').trim() : text };
    }
  }
  return { found: false, text };
}

const NO_DEFAULT = /^(?:is|are|the|to|will|value|if|when|and|or|for|a|an|of|in|on|not|be|by|this|all values)$/i;

function defaultIn(text: string): string | undefined {
  const match = DEFAULT.exec(text);
  if (!match) {
    return undefined;
  }
  const [, joint, double, single, tick, number, boolean, word] = match;
  // "By default sorted" names no value; "default: sorted" does.
  const bare =
    word !== undefined &&
    !NO_DEFAULT.test(word) &&
    (/[:=]/.test(joint ?? '') || !/\bby\s*$/i.test(text.slice(0, match.index)))
      ? word
      : undefined;
  return double ?? single ?? tick ?? number ?? boolean ?? bare;
}

function choicesIn(text: string): readonly string[] | undefined {
  const listed = CHOICE.exec(text)?.[1] ?? PIPES.exec(text)?.[1];
  if (listed === undefined || /\b(?:e\.g|etc|such as|for example)\b|\.\.\./i.test(listed)) {
    return undefined;
  }
  const list =
    listed
      .replace(/^\s*[[({]/, '')
      .replace(/\s*\([^()]*\)/g, '')
      .split(/[)\]}]|\.(?:\s|$)|;/)[0] ?? '';
  const values = list.split(/\s*(?:,|\||\/|\s(?:or|and|o|y|ou|et|oder|und|e)\s|、|，)\s*/i).flatMap((value) => {
    // "asc (ascending)", "or x".
    const bare = value
      .trim()
      .replace(/^(?:or|and|o|y|ou|oder|und)\s+/i, '')
      .replace(/^["'`*]+|["'`*]+$/g, '')
      .trim();
    return bare === '' ? [] : [bare];
  });
  const plausible = values.length >= 2 && values.every((value) => /^[\p{L}\p{N}_.+:@-]{1,40}$/u.test(value));
  return plausible ? [...new Set(values)] : undefined;
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
