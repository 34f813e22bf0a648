/** Address of an operation's page in the reference that this repository builds. */
export function referencePage(operationId: string): string {
  return `https://belvo-openapi.example.com/reference/${operationId}`;
}
