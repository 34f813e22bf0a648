import type { Diagnostics } from '../diagnostics/diagnostic.ts';
import { itemPath } from '../diagnostics/item-path.ts';
import { readAuth } from './auth.ts';
import { descriptionText } from './description.ts';
import { asArray, asText, type Dict, isDict } from './guards.ts';
import type { Auth, Folder, RequestItem } from './model.ts';
import { readRequest } from './request.ts';
import { readResponses } from './responses.ts';
import { TextPool } from './text-pool.ts';

interface Frame {
  readonly list: readonly unknown[];
  next: number;
  readonly owner: unknown;
  readonly names: readonly string[];
  readonly auth: Auth | undefined;
  readonly inherits: boolean;
  /** Test scripts of the collection and the folders, which run after every request below. */
  readonly tests: readonly string[];
}

/**
 * Walks folders in file order with a stack of its own, so that no depth of nesting can exhaust the call stack.
 * Folders met on the way are added to `folders`. With `release`, what has been read is let go of at once.
 */
export function* readItems(
  root: Dict,
  auth: Auth | undefined,
  folders: Folder[],
  diagnostics: Diagnostics,
  release: boolean,
): Generator<RequestItem> {
  const open = new Set<unknown>([root]);
  const texts = new TextPool();
  noteScripts(root, '', diagnostics);
  const stack: Frame[] = [
    { list: itemsOf(root) ?? [], next: 0, owner: root, names: [], auth, inherits: true, tests: scriptsOf(root) },
  ];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    if (frame.next >= frame.list.length) {
      open.delete(frame.owner);
      stack.pop();
      continue;
    }
    const index = frame.next;
    const entry = frame.list[index];
    frame.next = index + 1;
    if (release) {
      (frame.list as unknown[])[index] = undefined;
    }
    const names = [...frame.names, nameOf(entry, index)];
    if (!isDict(entry)) {
      diagnostics.add('error', 'bad-item', itemPath(names), 'This item is not an object; it was skipped.');
      continue;
    }
    noteScripts(entry, itemPath(names), diagnostics);
    const list = itemsOf(entry);
    if (list) {
      if (open.has(entry)) {
        diagnostics.add(
          'error',
          'circular-folder',
          itemPath(names),
          'This folder contains itself; it was not entered again.',
        );
        continue;
      }
      const own = readAuth(entry.auth);
      folders.push({ name: names.at(-1) ?? '', path: names, description: descriptionText(entry.description) });
      open.add(entry);
      stack.push({
        list,
        next: 0,
        owner: entry,
        names,
        auth: own ?? frame.auth,
        inherits: frame.inherits && !own,
        tests: [...frame.tests, ...scriptsOf(entry)],
      });
      continue;
    }
    const item = readItem(entry, names, frame, texts, diagnostics);
    if (item) {
      yield item;
    }
  }
}

/** The list of a folder or collection. Some tools write Postman's own objects out, where it is called `items`. */
export function itemsOf(entry: Dict): readonly unknown[] | undefined {
  if (Array.isArray(entry.item)) {
    return entry.item;
  }
  return Array.isArray(entry.items) && entry.request === undefined ? entry.items : undefined;
}

function readItem(
  entry: Dict,
  names: readonly string[],
  frame: Frame,
  texts: TextPool,
  diagnostics: Diagnostics,
): RequestItem | undefined {
  const path = itemPath(names);
  const source = typeof entry.request === 'string' ? { url: entry.request } : entry.request;
  if (!isDict(source)) {
    diagnostics.add('error', 'no-request', path, 'This item is neither a folder nor a request; it was skipped.');
    return undefined;
  }
  const own = readAuth(source.auth);
  return {
    path,
    name: names.at(-1) ?? '',
    folders: names.slice(0, -1),
    description: descriptionText(source.description) || descriptionText(entry.description),
    request: readRequest(source, texts),
    auth: own ?? frame.auth,
    inheritsAuth: frame.inherits && !own,
    responses: readResponses(entry.response, path, texts, diagnostics),
    tests: testScripts(entry),
    inheritedTests: frame.tests,
  };
}

function nameOf(entry: unknown, index: number): string {
  const name = isDict(entry) ? asText(entry.name)?.trim() : undefined;
  return name || `#${index + 1}`;
}

function noteScripts(entry: Dict, path: string, diagnostics: Diagnostics): void {
  const scripts = asArray(entry.event).filter(
    (event) => isDict(event) && event.disabled !== true && hasCode(event.script),
  );
  if (scripts.length > 0) {
    diagnostics.add(
      'info',
      'script-ignored',
      path,
      `${scripts.length} script(s) were not run and have no place in OpenAPI.`,
    );
  }
}

function testScripts(entry: Dict): string {
  const own = asArray(entry.event).filter(
    (event) => isDict(event) && event.listen === 'test' && event.disabled !== true,
  );
  return own.map((event) => codeOf((event as Dict).script)).join('\n');
}

function scriptsOf(entry: Dict): string[] {
  const script = testScripts(entry);
  return script.trim() === '' ? [] : [script];
}

function codeOf(script: unknown): string {
  const lines = isDict(script) ? script.exec : script;
  return asArray(typeof lines === 'string' ? [lines] : lines)
    .filter((line) => typeof line === 'string')
    .join('\n');
}

function hasCode(script: unknown): boolean {
  return codeOf(script).trim() !== '';
}
