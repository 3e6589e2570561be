// The workbook with a second reader, the npm package exceljs: real dates and numbers, a frozen header, no formula.
const ExcelJS = require('exceljs');

(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(process.argv[2]);
  let dates = 0, numbers = 0, texts = 0, formulas = 0, unfrozen = 0;
  book.eachSheet((sheet) => {
    if (sheet.views[0]?.state !== 'frozen' || sheet.views[0]?.ySplit !== 1) ++unfrozen;
    sheet.eachRow((row) => row.eachCell((cell) => {
      if (cell.formula) ++formulas;
      else if (cell.value instanceof Date) ++dates;
      else if (typeof cell.value === 'number') ++numbers;
      else ++texts;
    }));
  });
  const nights = book.getWorksheet('nights');
  const first = nights.getRow(2);
  console.log(`${book.worksheets.length} sheets, ${dates} dates, ${numbers} numbers, ${texts} texts, ${formulas} formulas, ${unfrozen} without a frozen header`);
  console.log(`first night: ${first.getCell(1).value.toISOString().slice(0, 10)}, in bed ${first.getCell(3).value.toISOString().slice(0, 16)}`);
  process.exit(dates > 0 && numbers > 0 && formulas + unfrozen === 0 ? 0 : 1);
})();
