// Sums every numeric column of the tables, once from the CSV files and once from what LibreOffice read in the workbook.
const {execFileSync} = require('child_process');
const fs = require('fs');
const tables = ['nights', 'days', 'measures', 'naps', 'cravings', 'check_ins'];

function parse(text) {
  const rows = [[]];
  let cell = '', quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { cell += '"'; ++i; }
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') { rows.at(-1).push(cell); cell = ''; }
    else if (c === '\n') { rows.at(-1).push(cell); cell = ''; rows.push([]); }
    else if (c !== '\r') cell += c;
  }
  if (cell !== '' || rows.at(-1).length) rows.at(-1).push(cell);
  return rows.filter((row) => row.length > 1);
}
function sums(text) {
  const [header, ...rows] = parse(text);
  const out = {};
  header.forEach((name, i) => {
    const cells = rows.map((row) => row[i] ?? '').filter((value) => /^-?\d+(\.\d+)?$/.test(value));
    if (cells.length) out[name] = [cells.length, Math.round(cells.reduce((sum, value) => sum + Number(value), 0) * 1000) / 1000];
  });
  out.rows = rows.length;
  return out;
}

if (process.argv[2] === 'prepare') {
  for (const table of tables)
    fs.writeFileSync(`table-${table}.csv`, execFileSync('unzip', ['-p', process.argv[3], `${table}.csv`]));
} else {
  let different = 0;
  for (const table of tables) {
    const ours = JSON.stringify(sums(fs.readFileSync(`table-${table}.csv`, 'utf8')));
    const theirs = JSON.stringify(sums(fs.readFileSync(`visit-${table}.csv`, 'utf8')));
    console.log(`${table}: ${ours === theirs ? 'the same' : 'DIFFERENT'} ${ours.slice(0, 160)}`);
    if (ours !== theirs) { console.log('  LibreOffice: ' + theirs); ++different; }
  }
  process.exit(different === 0 ? 0 : 1);
}
