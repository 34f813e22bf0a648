/** Text of `--help`. */
export const HELP = `Turns a Postman collection of any version into an OpenAPI document, and says what it had to guess.

Usage: reconstruct [collection …] [options]

  collection             file, folder of the v3 format, or - for standard input; several become one document
                         with --into, each is compared with its own past
                         (default: spec/collection/belvo.postman_collection.json)
  -e, --env <file>       an environment, whose variables come before the collection's; several: a server each

Output
  -o, --output <file>    where to write; - is standard output, the default. With --layout folder, a folder
      --format <format>  yaml or json; default by the file name, else yaml
      --openapi <v>      3.1 (default) or 3.0
      --layout <layout>  file (default), or folder: an index and one folder per resource
      --into <spec>      merge into a specification, a folder or one file: what the collection changed is written,
                         what was changed by hand stays, the rest is told
      --check            with --into: write nothing, end with 1 when something is unmerged; for CI
      --no-record        write no record beside the file: with it, a later --into knows what the collection said
      --no-prose         leave the collection's descriptions out
      --no-examples      leave saved responses out

Report
      --report <file>    the loss report, as .md or .json; - is Markdown on standard error
      --progress         say what is being done, for large collections
  -q, --quiet            print nothing but fatal errors
  -h, --help             this text

Examples
  reconstruct api.postman_collection.json -o openapi.yaml
  reconstruct api.postman_collection.json -o openapi.yaml --report report.md
  curl -s https://example.com/collection.json | reconstruct - --format json > openapi.json
  reconstruct api.postman_collection.json --layout folder -o spec/
  reconstruct api.postman_collection.json --into spec/ --report merge.md
  reconstruct api.postman_collection.json --into spec/ --check

Exit codes
  0  converted or merged, nothing left out; with --check: nothing to merge
  1  converted or merged, but parts had to be left out: the report says which; with --check: something is unmerged
  2  the command line is wrong
  3  the input cannot be read or is no Postman collection, or --into names no OpenAPI 3 document
  4  the output cannot be written
`;
