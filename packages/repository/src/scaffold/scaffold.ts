import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '@belvo-openapi/plumbing/write-whole';
import { decisionFile } from './decision.ts';
import { eventFiles, eventNames } from './event.ts';
import { withEntry, withTag } from './index-lines.ts';
import { resourceNames } from './names.ts';
import { isAboutOne, KNOWN_VERBS, type Verb } from './operation.ts';
import { type ResourceDraft, resourceFiles, type ScaffoldFile } from './resource.ts';

/** What a new resource is asked for with. */
export interface NewResource {
  readonly plural: string;
  readonly singular?: string | undefined;
  /** Path of all items, with its slash. Default `/api/<plural>/`. */
  readonly path?: string | undefined;
  /** Tag of the reference. Default is the plural in words. */
  readonly tag?: string | undefined;
  readonly verbs: readonly string[];
  readonly document: string;
}

function knownVerbs(verbs: readonly string[]): readonly Verb[] {
  for (const verb of verbs) {
    if (!KNOWN_VERBS.includes(verb as Verb)) {
      throw new Error(`"${verb}" is no verb of a scaffold. Known are ${KNOWN_VERBS.join(', ')}; write others by hand.`);
    }
  }
  return verbs as readonly Verb[];
}

/**
 * Writes a resource into a specification: its files, and its lines in `openapi.yaml`.
 *
 * @returns The paths that were written, below the specification's folder.
 * @throws Error when a name is wrong or a file exists already; nothing is written then.
 */
export function newResource(spec: string, asked: NewResource): readonly string[] {
  const names = resourceNames(asked.plural, asked.singular);
  const path = asked.path ?? `/api/${names.plural}/`;
  if (!/^\/.*\/$/.test(path)) {
    throw new Error(`"${path}" must begin and end with a slash, as all of Belvo's paths do.`);
  }
  const tag = asked.tag ?? names.plural.split('-').map(capital).join(' ');
  const draft: ResourceDraft = { names, tag, verbs: knownVerbs(asked.verbs), document: asked.document };
  const folder = `resources/${names.plural}/paths`;
  let index = withTag(readIndex(spec), tag);
  if (draft.verbs.some((verb) => !isAboutOne(verb))) {
    index = withEntry(index, 'paths', path, `${folder}/${names.plural}.yaml`);
  }
  if (draft.verbs.some(isAboutOne)) {
    index = withEntry(index, 'paths', `${path}{id}/`, `${folder}/${names.singular}.yaml`);
  }
  return write(spec, resourceFiles(draft), index);
}

/** Writes an event into a specification; like {@link newResource}. */
export function newEvent(spec: string, type: string, code: string, document: string): readonly string[] {
  const files = eventFiles(type, code, { document });
  const { key } = eventNames(type, code);
  return write(spec, files, withEntry(readIndex(spec), 'webhooks', key, `webhooks/${key}.yaml`));
}

/** Writes a decision record; see {@link decisionFile}. */
export function newDecision(spec: string, title: string, group: number, date: string): readonly string[] {
  return write(spec, [decisionFile(title, group, readdirSync(join(spec, 'decisions')), date)]);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function readIndex(spec: string): string {
  return readFileSync(join(spec, 'openapi.yaml'), 'utf8');
}

function write(spec: string, files: readonly ScaffoldFile[], index?: string): readonly string[] {
  const taken = files.find(([path]) => existsSync(join(spec, path)));
  if (taken) {
    throw new Error(`spec/${taken[0]} exists already; nothing was written.`);
  }
  for (const [path, text] of files) {
    writeWhole(join(spec, path), text);
  }
  if (index !== undefined) {
    writeWhole(join(spec, 'openapi.yaml'), index);
  }
  return [...files.map(([path]) => path), ...(index === undefined ? [] : ['openapi.yaml'])];
}
