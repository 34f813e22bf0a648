/** What code on the pages is written in; `text` and `mermaid` are not highlighted. */
export type Language =
  | 'bash'
  | 'go'
  | 'java'
  | 'javascript'
  | 'json'
  | 'mermaid'
  | 'php'
  | 'python'
  | 'text'
  | 'typescript'
  | 'yaml';
