/** Stands for where your secrets are. */
export async function readSecret(name: string): Promise<string> {
  return `not-a-real-${name}`;
}
