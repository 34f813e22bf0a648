import { isDeepStrictEqual } from 'node:util';
import type { JournalEntry } from '@belvo-openapi/mock';
import type { Operation } from '@belvo-openapi/spec';
import type { CallArguments } from '../derive/arguments.ts';
import { isFixedHeader, isIdempotencyKey, onlyValue } from '../derive/header-roles.ts';
import { type Contract, takesCredentials } from '../support/bundle.ts';
import { expectedRequest, listedParameters } from './expected.ts';
import { pathSegments, type QueryPair, readQuery } from './serialize.ts';

/** Who the client of the tests says it is; synthetic. */
export const CREDENTIALS = { secretId: 'contract-test-id', secretPassword: 'not-a-real-password' };

const AUTHORIZATION = `Basic ${Buffer.from(`${CREDENTIALS.secretId}:${CREDENTIALS.secretPassword}`).toString('base64')}`;

/** How a recorded request differs from what the specification asks for; empty when it is right. */
export function wireDifferences(
  contract: Contract,
  operation: Operation,
  call: CallArguments,
  recorded: JournalEntry,
): readonly string[] {
  const expected = expectedRequest(operation, call);
  const [path = '', query = ''] = recorded.url.split('?');
  const listed = listedParameters(operation, contract.resolve);
  const pairs = readQuery(query, (name) => listed.has(name));
  return [
    ...different('method', expected.method, recorded.method),
    ...different('path', expected.segments, pathSegments(path)),
    ...different('query', sorted(expected.query), sorted(pairs)),
    ...headerDifferences(contract, operation, call, recorded),
    ...bodyDifferences(expected.body, recorded),
  ];
}

function headerDifferences(
  contract: Contract,
  operation: Operation,
  call: CallArguments,
  { headers }: JournalEntry,
): readonly string[] {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'header');
  const authorization = takesCredentials(contract, operation) ? AUTHORIZATION : undefined;
  const { resolve } = contract;
  return [
    ...different('header authorization', authorization, headers.authorization),
    ...(/application\/json|\*\/\*/.test(headers.accept ?? '') ? [] : [`header accept is "${headers.accept}"`]),
    ...declared.flatMap((parameter) => {
      const sent = headers[parameter.name.toLowerCase()];
      const given = isFixedHeader(parameter, resolve) ? onlyValue(parameter, resolve) : call.header[parameter.name];
      if (given === undefined && isIdempotencyKey(parameter)) {
        const needed = operation.extensions.retry === 'keyed' || parameter.required;
        return needed && !sent ? [`header ${parameter.name} is missing: the client has to make up a key`] : [];
      }
      return different(`header ${parameter.name}`, given === undefined ? undefined : String(given), sent);
    }),
  ];
}

function bodyDifferences(expected: unknown, { text, json, headers }: JournalEntry): readonly string[] {
  if (expected === undefined) {
    return [
      ...different('body', '', text),
      ...(headers['content-type'] === undefined ? [] : [`header content-type is sent without a body`]),
    ];
  }
  const type = headers['content-type'] ?? '';
  return [
    ...(/^application\/json\b/.test(type) ? [] : [`header content-type is "${type}"`]),
    ...different('body', expected, json),
  ];
}

function sorted(pairs: readonly QueryPair[]): readonly string[] {
  return pairs.map(({ name, values }) => `${name}=${values.map((value) => JSON.stringify(value)).join(',')}`).sort();
}

/** `what: expected …, got …` when two values differ. */
export function different(what: string, expected: unknown, got: unknown): readonly string[] {
  return isDeepStrictEqual(expected, got) ? [] : [`${what}: expected ${show(expected)}, got ${show(got)}`];
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 600 ? `${text.slice(0, 600)}…` : text;
}
