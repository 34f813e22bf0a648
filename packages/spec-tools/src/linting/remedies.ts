/** What to do about a finding of Redocly's own rules, where its message says only what is wrong. */
const REMEDIES: Readonly<Record<string, string>> = {
  struct: 'Correct the key or its value, or move it to where OpenAPI has it.',
  'no-duplicated-enum-values': 'Remove one of the two.',
  'no-enum-type-mismatch': 'Correct the value, or the type.',
  'no-identical-paths': 'Remove or rename one of the two.',
  'no-ambiguous-paths': 'Make one of the two paths tell itself from the other.',
  'no-invalid-media-type-examples': 'Correct the example, or the schema.',
  'no-invalid-parameter-examples': 'Correct the example, or the schema.',
  'no-invalid-schema-examples': 'Correct the example, or the schema.',
  'no-required-schema-properties-undefined': 'Describe it under "properties", or take it out of "required".',
  'no-schema-type-mismatch': 'Correct the type, or move the keyword to a schema of its own.',
  'no-unused-components': 'Refer to it, or remove it.',
  'operation-2xx-response': 'Describe the success under "responses".',
  'operation-4xx-response': 'Describe the errors under "responses".',
  'operation-operationId': 'Add it in the form resource_verb.',
  'operation-operationId-unique': 'Rename one of the two.',
  'operation-parameters-unique': 'Remove one of the two.',
  'operation-singular-tag': 'Keep the first tag only.',
  'operation-summary': 'Add a title of at most 60 characters.',
  'operation-tag-defined': 'Add the tag to "tags" in openapi.yaml, or name one of those there.',
  'path-parameters-defined': 'Give the parameter and its place in the path the same name.',
  'paths-kebab-case': "Write it with hyphens, unless it is Belvo's own name.",
  'path-http-verbs-order': 'Put the methods in this order.',
  'required-string-property-missing-min-length': 'Add "minLength: 1".',
  'scalar-property-missing-example': 'Add "examples" with one synthetic value.',
  'security-defined': 'Add "security", or name a scheme of openapi.yaml.',
  'spec-example-values': 'Keep one of the two.',
  'tag-description': 'Say what the resource is.',
  'tags-alphabetical': 'Move the tag to its place in the alphabet.',
};

/** A message of Redocly with what to do about it; our own rules say it themselves. */
export function remedyOf(ruleId: string, message: string): string {
  const text = /[.?!]$/.test(message) ? message : `${message}.`;
  const remedy = REMEDIES[ruleId];
  return ruleId.startsWith('belvo/') || remedy === undefined ? text : `${text} ${remedy}`;
}
