import { memoize } from '../memo.ts';
import { type FieldNote, fieldNote } from './notes.ts';

/** Fields that a request's description lists, by name: `id`, `address.city`. */
export interface ListedFields {
  readonly request: ReadonlyMap<string, FieldNote>;
  readonly response: ReadonlyMap<string, FieldNote>;
}

const NAME =
  /^(?:field|name|parameter|param|key|attribute|property|argument|variable|header|campo|nombre|nome|par[áâa]metro|nom|champ|paramètre|feld|参数|字段|名称|параметр|поле)s?(?: name)?$/i;
const TYPE = /^(?:type|data ?type|format|tipo|typ|类型|тип)s?$/i;
const REQUIRED =
  /^(?:required|mandatory|req\.?|required\?|optional|requerido|obligatorio|obrigatório|obligatoire|requis|pflicht|erforderlich|必填|必须|是否必填|обязательный)$/i;
const TEXT =
  /^(?:description|desc|details?|comments?|notes?|meaning|descripci[óo]n|descri[çc][ãa]o|beschreibung|说明|描述|описание)$/i;
const DEFAULT = /^(?:default(?: value)?|por defecto|padr[ãa]o|défaut|standard|默认值?|по умолчанию)$/i;
const YES = /^(?:y|yes|true|required|mandatory|x|m|1|✓|✔|✅|☑|s[íi]|sim|oui|ja|是|必填|да)$/i;
const NO = /^(?:n|no|false|optional|o|0|-|✗|✘|❌|não|non|nein|否|可选|нет)$/i;
const RESPONSE = /response|returns?\b|result|output|respuesta|resposta|réponse|antwort|返回|响应|ответ/i;

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(?:int|integer|long|entero|inteiro|ganzzahl|整数|int32|int64)\b/i, 'integer'],
  [/^(?:number|float|double|decimal|numeric|n[úu]mero|zahl|数字)\b/i, 'number'],
  [/^(?:bool|boolean|booleano|布尔)/i, 'boolean'],
  [/^(?:date-?time|timestamp)\b/i, 'date-time'],
  [/^date\b/i, 'date'],
  [/^uuid\b|^guid\b/i, 'uuid'],
  [/^(?:string|text|str|varchar|char|cadena|texto|zeichenkette|字符串)\b/i, 'string'],
  [/^(?:array|list|lista|数组)\b|\[\]$/i, 'array'],
  [/^(?:object|json|map|objeto|对象)\b/i, 'object'],
];

/**
 * Reads Markdown tables and lists of fields in a description. A table needs a column for the names; what stands under
 * a heading about the response is about that.
 */
export const listedFields = memoize((description: string): ListedFields => {
  const request = new Map<string, FieldNote>();
  const response = new Map<string, FieldNote>();
  let side = request;
  let columns: Columns | undefined;
  const lines = description.split(/\r?\n/);
  lines.forEach((line, index) => {
    if (/^\s*(?:#|\*\*[^*]+\*\*:?\s*$)|:\s*$/.test(line) && !line.includes('|')) {
      side = RESPONSE.test(line) && !/request/i.test(line) ? response : request;
    }
    if (!line.includes('|')) {
      columns = undefined;
      addListed(line, side);
      return;
    }
    const cells = cellsOf(line);
    if (/^[\s|:-]+$/.test(lines[index + 1] ?? '') && (lines[index + 1] ?? '').includes('-')) {
      columns = columnsOf(cells);
    } else if (columns && !/^[\s|:-]+$/.test(line)) {
      addRow(cells, columns, side);
    }
  });
  return { request, response };
});

interface Columns {
  readonly name: number;
  readonly type: number;
  readonly required: number;
  readonly text: number;
  readonly fallback: number;
  /** The column is headed "optional". */
  readonly inverted: boolean;
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function columnsOf(cells: readonly string[]): Columns | undefined {
  const heads = cells.map((cell) => cell.replace(/[*_`]/g, '').trim());
  const find = (pattern: RegExp): number => heads.findIndex((head) => pattern.test(head));
  const name = find(NAME);
  const required = find(REQUIRED);
  return name < 0
    ? undefined
    : {
        name,
        type: find(TYPE),
        required,
        text: find(TEXT),
        fallback: find(DEFAULT),
        inverted: /optional/i.test(heads[required] ?? ''),
      };
}

function addRow(cells: readonly string[], columns: Columns, side: Map<string, FieldNote>): void {
  const cell = (index: number): string => (index < 0 ? '' : (cells[index] ?? ''));
  const raw = cell(columns.name);
  const note = fieldNote(cell(columns.text).replaceAll('<br>', ' ').replaceAll('\\|', '|'));
  const said = cell(columns.required).replace(/[*_`]/g, '').trim();
  const yes = YES.test(said) !== (columns.inverted && (YES.test(said) || NO.test(said)));
  const marked = /\*\s*$|^\*[^*]/.test(raw.replace(/\*\*/g, ''));
  put(side, raw, {
    ...note,
    required: marked || yes ? true : NO.test(said) ? false : note.required,
    default:
      cell(columns.fallback)
        .replace(/^[`"']|[`"']$/g, '')
        .replace(/^(?:-|—|n\/a|none)$/i, '') || note.default,
    type: typeOf(cell(columns.type)),
  });
}

// "- `name` (string, required): The name"
const LISTED = /^\s*[-*+]\s+(?:\*\*|`|_)+([\w.[\]-]+)\*?(?:\*\*|`|_)+:?\s*(?:[([{]([^)\]}]*)[)\]}])?\s*[:–—-]?\s*(.*)$/;

function addListed(line: string, side: Map<string, FieldNote>): void {
  const match = LISTED.exec(line);
  if (!match) {
    return;
  }
  const [, name = '', bracket = '', text = ''] = match;
  const parts = bracket.split(/[,;|]/).map((part) => part.trim());
  const own = fieldNote(text);
  const marks = fieldNote(parts.map((part) => `(${part})`).join(' '));
  put(side, name, {
    ...own,
    required: marks.required ?? own.required,
    type: parts.map(typeOf).find((type) => type !== undefined),
  });
}

function put(side: Map<string, FieldNote>, raw: string, note: FieldNote): void {
  const name = raw
    .replace(/[`*_]{1,3}(?=\S)|(?<=\S)[`*_]{1,3}/g, (mark) => (mark.includes('_') ? mark : ''))
    .replace(/\\/g, '')
    .trim();
  if (/^[\w.[\]$-]{1,80}$/.test(name) && !side.has(name)) {
    side.set(name.replace(/\[\d*\]/g, ''), note);
  }
}

function typeOf(text: string): string | undefined {
  const bare = text.replace(/[`*_]/g, '').trim();
  return TYPES.find(([pattern]) => pattern.test(bare))?.[1];
}
