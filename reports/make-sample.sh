#!/bin/sh
# Makes the sample bundle anew: of the build in dist/, with a key that nobody keeps. `npm run sample` builds first.
# Usage: reports/make-sample.sh [FOLDER]
set -eu
cd "$(dirname "$0")/.."
folder=${1:-reports}
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT

node dist/cli/main.js keygen --out "$keys/sample"
# One request at a time: their order is the same in every run.
node dist/cli/main.js check --contract specs/contracts/sample.openapi.yaml --profile full --concurrency 1 \
  --certify --challenge sample-of-trysquare --sign "$keys/sample" --out "$keys/bundle"

rm -rf "$folder/sample" "$folder/sample.pub" "$folder/sample.build"
mv "$keys/bundle" "$folder/sample"
mv "$keys/sample.pub" "$folder/sample.pub"
node -e '
  const { payload } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
  console.log(JSON.parse(Buffer.from(payload, "base64")).predicate.tool.build);
' "$folder/sample/statement.dsse.json" > "$folder/sample.build"
