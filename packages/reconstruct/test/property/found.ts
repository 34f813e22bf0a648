import type { Api, Operation } from './changing-api.ts';
import type { Story } from './merge-property.ts';

/** A story that merging once told wrong, as small as it gets. */
export interface Found extends Story {
  readonly name: string;
}

type More = Partial<Operation>;

function call(method: string, path: string, responses: Operation['responses'], more: More = {}): Operation {
  return { method, path, name: 'Get it', folder: 'Users', query: {}, responses, ...more };
}

const get = (path: string, responses: Operation['responses'], more: More = {}): Operation =>
  call('GET', path, responses, more);

function story(
  name: string,
  before: readonly Operation[] | Api,
  after: readonly Operation[] | Api,
  more: Partial<Story> = {},
): Found {
  const api = (side: readonly Operation[] | Api): Api => ('operations' in side ? side : { operations: [...side] });
  return { name, before: api(before), after: [api(after)], edits: [], target: '', openapi: '3.1', ...more };
}

export const found: readonly Found[] = [
  story(
    'a list is seen where there was a number: its items are not written beside the number',
    [get('users', { 200: { id: 'integer' } })],
    [get('users', { 200: { id: 'integer' }, '200 more': { id: 'list' } })],
  ),
  story(
    'a path loses its slash: what is told of it stays known under one spelling',
    [
      call('PUT', 'orders/', { 200: { id: 'integer' } }, { request: { id: 'integer' } }),
      call('PUT', 'orders', { 200: { items: 'placeholder' } }),
    ],
    [call('PUT', 'orders', { 200: { items: 'placeholder' } })],
  ),
  story(
    'a new path that differs from another in its slash is a path of its own',
    [call('PUT', 'orders', { 200: { id: 'integer' } }, { request: { id: 'placeholder' } })],
    [
      get('orders/', { 200: { id: 'integer' } }),
      call('PUT', 'orders', { 200: { id: 'integer' } }, { request: { id: 'placeholder' } }),
    ],
  ),
  story(
    'a schema renamed by hand is known where the collection shows it at another place now',
    [
      get('users/:id/close', { '200[]': { created_at: 'deep', items: 'integer' } }),
      call('DELETE', 'users/:id/close', { 201: { id: 'objects' } }),
      call('POST', 'orders/:id', { 422: { owner: 'deep' } }),
    ],
    [get('users/:id/close', { 409: { id: 'objects' } })],
    { edits: [{ kind: 'rename', pick: 3 }] },
  ),
  story(
    'a schema that gets a place of its own, but is not merged there, keeps its name',
    [get('orders/:id', { '200 again': { state: 'larger', created_at: 'larger' } })],
    [
      get('orders/:id', {
        '200 again': { state: 'larger', created_at: 'larger' },
        '200 more': { created_at: 'integer', state: 'objects' },
      }),
    ],
  ),
  {
    ...story(
      'a way to sign in that is not settled keeps its scheme',
      [call('PUT', 'users/:userId', { 201: { owner: 'integer' } })],
      [],
    ),
    after: [
      { operations: [call('PUT', 'users/:userId', { 201: { owner: 'integer' } })], auth: 'bearer' },
      { operations: [] },
    ],
  },
  story(
    'an example with a comment in it is not replaced',
    [
      call(
        'PUT',
        'orders/:id',
        { '200 again': { owner: 'integer' } },
        {
          request: { id: 'integer', owner: 'deep', created_at: 'integer' },
          query: { flag: 'true' },
        },
      ),
    ],
    [call('PUT', 'orders/:id', { '200 again': { owner: 'integer' } }, { request: { id: 'integer' } })],
    { edits: [{ kind: 'comment', pick: 305 }], target: 'openapi.yaml' },
  ),
];
