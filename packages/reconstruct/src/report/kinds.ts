/** What each kind of finding means and what a reader can do about it. */
export const FINDING_KINDS: Readonly<Record<string, { readonly title: string; readonly remedy: string }>> = {
  'missing-info': { title: 'The collection does not introduce itself', remedy: 'Give the document a title.' },
  'no-items': { title: 'No requests found', remedy: 'Check that this is the collection you mean.' },
  'variable-clash': {
    title: 'Variables with several values',
    remedy: 'Convert the collections one by one, or rename.',
  },
  'bad-item': {
    title: 'Items that are no objects',
    remedy: 'They are not in the document; repair them in the collection.',
  },
  'bad-response': { title: 'Saved responses that are no objects', remedy: 'Save them again.' },
  'circular-folder': { title: 'Folders that contain themselves', remedy: 'Only possible in memory; check the caller.' },
  'no-request': { title: 'Items without a request', remedy: 'Remove them or give them a request.' },
  'no-url': { title: 'Requests without a path', remedy: 'Give the request its url, or the variable its value.' },
  'unknown-method': { title: 'Methods OpenAPI does not know', remedy: 'Describe these requests elsewhere.' },
  'unknown-auth': { title: 'Kinds of auth without counterpart', remedy: 'Add a security scheme by hand.' },
  'oauth2-incomplete': { title: 'OAuth 2.0 without usable urls', remedy: 'Fill in the flows.' },
  'auth-from-header': {
    title: 'Auth taken from requests',
    remedy: 'Check the security schemes.',
  },
  'secret-left-out': {
    title: 'Credentials in the collection, left out of the document',
    remedy: 'Revoke them if they are real: whoever has the collection has them.',
  },
  'no-auth-known': {
    title: 'Requests without any auth',
    remedy: 'Add the security scheme if the API wants one.',
  },
  'no-server': { title: 'No server known', remedy: 'Add the servers.' },
  'server-variable': { title: 'Servers with variables nobody set', remedy: 'Give the variable its real default.' },
  'broken-json': { title: 'Bodies that are not JSON', remedy: 'Repair the body, or describe it by hand.' },
  'repaired-json': { title: 'Bodies that are JSON after repair', remedy: 'Nothing, if the repair is right.' },
  'json-in-json': {
    title: 'Bodies that are JSON inside a JSON string',
    remedy: 'Check whether clients really send it this way.',
  },
  'too-deep': { title: 'Bodies nested too deep', remedy: 'Describe what lies below by hand.' },
  'saved-elsewhere': {
    title: 'Responses saved from another url',
    remedy: 'Move the response to the request it belongs to.',
  },
  'path-value': {
    title: 'Words of paths read as values of a parameter',
    remedy: 'Check that they are values, and give the parameter a telling name.',
  },
  'merged-requests': { title: 'Several requests on one method and path', remedy: 'Check that they are one operation.' },
  'script-ignored': { title: 'Scripts', remedy: 'Nothing: scripts are never run.' },
  'no-response': { title: 'Operations without a saved response', remedy: 'Save a response, or describe one.' },
  'no-status': { title: 'Saved responses without a status', remedy: 'They are described as "default".' },
  'parameter-type-guessed': { title: 'Parameter types taken from values', remedy: 'Check the types.' },
  'type-guessed': { title: 'Types and formats taken from real values', remedy: 'Check them against the API.' },
  'type-contradiction': { title: 'Places with several types', remedy: 'Check which one is right.' },
  'required-guessed': {
    title: 'Keys called required',
    remedy: 'Check them; see "How evidence is weighed" in the README.',
  },
  'read-only-guessed': { title: 'Keys called read-only', remedy: 'Check that clients never send them.' },
  'map-guessed': { title: 'Objects read as maps', remedy: 'Check that the keys are data.' },
  'left-open': { title: 'Places nothing is known about', remedy: 'Fill in the schema.' },
  'example-invented': { title: 'Examples with made-up values', remedy: 'Replace them by real ones.' },
};
