import { XMLParser } from 'fast-xml-parser';
import { guessFormat } from '../observe/formats.ts';
import type { Schema } from '../observe/observations.ts';
import { put } from '../read/guards.ts';

/** What the elements of one name hold, in all samples. */
interface Element {
  readonly children: Map<string, Element>;
  readonly attributes: Map<string, Set<string>>;
  /** Texts of elements without children. */
  readonly texts: Set<string>;
  /** Several stand beside each other. */
  repeated: boolean;
}

const ATTRIBUTES = ':@';
const TEXT = '#text';
const MAX_DEPTH = 60;
const SAMPLES = 40;

type Tag = Record<string, unknown>;

/**
 * Schema of XML documents by samples of them, with OpenAPI's `xml` object where a name, prefix or attribute needs it
 * (specification 3.1, section "XML Object"). Undefined when no sample is XML.
 */
export function xmlSchema(samples: readonly string[]): Schema | undefined {
  const root = element();
  for (const sample of samples.slice(0, SAMPLES)) {
    add(root, parse(sample), 0);
  }
  const [first, second] = root.children;
  if (!first || second) {
    return undefined;
  }
  const [name, own] = first;
  const schema = schemaOf(own);
  return { ...schema, xml: { ...nameObject(name), ...namespaceOf(name, own), ...(schema.xml as object | undefined) } };
}

function parse(text: string): readonly Tag[] {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    processEntities: false,
  });
  try {
    return parser.parse(text.trim(), true) as Tag[];
  } catch {
    return [];
  }
}

function element(): Element {
  return { children: new Map(), attributes: new Map(), texts: new Set(), repeated: false };
}

function add(into: Element, tags: readonly Tag[], depth: number): void {
  const counts = new Map<string, number>();
  for (const tag of depth > MAX_DEPTH ? [] : tags) {
    const name = Object.keys(tag).find((key) => key !== ATTRIBUTES);
    if (name === undefined) {
      continue;
    }
    if (name === TEXT) {
      into.texts.add(String(tag[TEXT]).trim());
      continue;
    }
    const child = into.children.get(name) ?? element();
    into.children.set(name, child);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    child.repeated ||= (counts.get(name) ?? 0) > 1;
    for (const [attribute, value] of Object.entries((tag[ATTRIBUTES] ?? {}) as Tag)) {
      child.attributes.set(attribute, (child.attributes.get(attribute) ?? new Set()).add(String(value)));
    }
    add(child, tag[name] as Tag[], depth + 1);
  }
}

function schemaOf(own: Element): Schema {
  const attributes = [...own.attributes].filter(([name]) => !/^xmlns(?::|$)|^xsi:/.test(name));
  if (own.children.size === 0 && attributes.length === 0) {
    return scalar(own.texts);
  }
  const properties: Record<string, Schema> = {};
  for (const [name, values] of attributes) {
    put(properties, localName(name), { ...scalar(values), xml: { attribute: true, ...prefixOf(name) } });
  }
  for (const [name, child] of own.children) {
    const schema = schemaOf(child);
    const xml = { ...prefixOf(name), ...namespaceOf(name, child) };
    const item = Object.keys(xml).length > 0 ? { ...schema, xml } : schema;
    put(properties, freeName(properties, localName(name)), child.repeated ? { type: 'array', items: item } : item);
  }
  return { type: 'object', properties };
}

// An attribute and an element may have one name.
function freeName(properties: Record<string, Schema>, name: string): string {
  return Object.hasOwn(properties, name) ? `${name}Element` : name;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function prefixOf(name: string): { prefix?: string } {
  const at = name.indexOf(':');
  return at > 0 ? { prefix: name.slice(0, at) } : {};
}

function nameObject(name: string): Schema {
  return { name: localName(name), ...prefixOf(name) };
}

function namespaceOf(name: string, own: Element): { namespace?: string } {
  const { prefix } = prefixOf(name);
  const [value] = own.attributes.get(prefix === undefined ? 'xmlns' : `xmlns:${prefix}`) ?? [];
  return value !== undefined && URL.canParse(value) ? { namespace: value } : {};
}

function scalar(values: ReadonlySet<string>): Schema {
  const known = [...values].filter((value) => value !== '' && !/\{\{[^{}]*\}\}|^\?$/.test(value));
  const all = (test: (value: string) => boolean): boolean => known.length > 0 && known.every(test);
  if (all((value) => /^-?(?:0|[1-9]\d{0,14})$/.test(value))) {
    return { type: 'integer' };
  }
  if (all((value) => /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value))) {
    return { type: 'number' };
  }
  if (all((value) => value === 'true' || value === 'false')) {
    return { type: 'boolean' };
  }
  const formats = new Set(known.map(guessFormat));
  const [format] = formats;
  return formats.size === 1 && format ? { type: 'string', format } : { type: 'string' };
}
