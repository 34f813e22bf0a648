/** What code on the pages is written in; `text` is not highlighted. */
export type Language =
  | 'bash'
  | 'go'
  | 'java'
  | 'javascript'
  | 'json'
  | 'php'
  | 'python'
  | 'text'
  | 'typescript'
  | 'yaml';
