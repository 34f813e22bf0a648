import { gzipSync } from 'node:zlib';
import type { Site } from '../model/site.ts';
import type { Bundles } from './bundles.ts';
import { postmanCollection } from './postman.ts';

/** What one can take away from a site: path inside it -> content. */
export type FileContent = string | Uint8Array;

/** Every file that other programs read. */
export async function downloadFiles(site: Site, bundles: Bundles): Promise<[path: string, content: FileContent][]> {
  const messages = Object.fromEntries([...site.messages].map(([code, { en, es, pt }]) => [code, { en, es, pt }]));
  return [
    ['downloads/openapi.json', bundles.json],
    // Written out, these two would be a third of the whole site.
    ['downloads/openapi.yaml.gz', gzipSync(bundles.yaml, { level: 9 })],
    ...(bundles.agents === undefined
      ? []
      : [['downloads/openapi.agents.json.gz', gzipSync(bundles.agents, { level: 9 })] as [string, FileContent]]),
    ['downloads/postman.json', await postmanCollection(site)],
    ['downloads/user-messages.json', `${JSON.stringify(messages, null, 2)}\n`],
  ];
}
