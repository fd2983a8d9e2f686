"""Makes the spreadsheets in this folder: `pip install openpyxl==3.1.5 odfpy==1.4.1 xlwt==1.3.0`."""
import datetime as d
import zipfile
from openpyxl import Workbook
from openpyxl.styles import numbers
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableRow, TableCell, CoveredTableCell
from odf.text import P
import xlwt

HEAD = ["Kantoor", "Land", "Stad", "Postcode", "Telefoon", "Geopend", "Breedtegraad", "Lengtegraad", "Bezet"]
ROWS = [
    ["Kantoor Oslo", "Noorwegen", "Oslo", 150, "+47 22 00 11 22", d.date(2019, 5, 6), 59.9127, 10.7461, True],
    ["Kantoor Bergen", None, "Bergen", 5003, "0047 55 00 11 22", d.date(2020, 1, 31), 60.393, 5.3242, False],
    ["Kantoor <b>Lima</b>", "Peru", "Lima", 15001, "(01) 700 11 22", d.datetime(2021, 3, 1, 0, 0), -12.0432, -77.0282, True],
]

def xlsx():
    book = Workbook()
    notes = book.active
    notes.title = "Uitleg"
    notes.sheet_state = "hidden"
    for i in range(60):
        notes.append(["Niet lezen"] * 3)
    sheet = book.create_sheet("Kantoren")
    sheet["A1"] = "Kantoren in het buitenland, stand 2026"
    sheet.append([])
    sheet.append(HEAD)
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("B4:B5")
    for row in (4, 5, 6):
        sheet.cell(row, 4).number_format = "00000"
        sheet.cell(row, 6).number_format = "dd/mm/yyyy"
    book.active = 1
    book.save("offices.xlsx")

def ods():
    book = OpenDocumentSpreadsheet()
    table = Table(name="Kantoren")
    def cell(value, **more):
        if value is None:
            return TableCell(**more)
        if isinstance(value, bool):
            made = TableCell(valuetype="boolean", booleanvalue=str(value).lower(), **more)
        elif isinstance(value, d.date):
            made = TableCell(valuetype="date", datevalue=value.isoformat(), **more)
        elif isinstance(value, (int, float)):
            made = TableCell(valuetype="float", value=str(value), **more)
        else:
            made = TableCell(valuetype="string", **more)
        made.addElement(P(text=f"{value:05d}" if type(value) is int else str(value)))
        return made
    title = TableRow(); title.addElement(cell("Kantoren in het buitenland, stand 2026")); table.addElement(title)
    table.addElement(TableRow(numberrowsrepeated=1))
    for number, row in enumerate([HEAD] + ROWS):
        line = TableRow()
        for column, value in enumerate(row):
            if number == 1 and column == 1:
                line.addElement(cell(value, numberrowsspanned=2))
            elif number == 2 and column == 1:
                line.addElement(CoveredTableCell())
            else:
                line.addElement(cell(value))
        line.addElement(TableCell(numbercolumnsrepeated=16375))
        table.addElement(line)
    last = TableRow(numberrowsrepeated=1048570); last.addElement(TableCell(numbercolumnsrepeated=16384)); table.addElement(last)
    book.spreadsheet.addElement(table)
    book.save("offices.ods")

def xls():
    book = xlwt.Workbook()
    hidden = book.add_sheet("Uitleg"); hidden.visibility = 1
    for i in range(60):
        hidden.write(i, 0, "Niet lezen")
    sheet = book.add_sheet("Kantoren")
    sheet.write(0, 0, "Kantoren in het buitenland, stand 2026")
    day, digits = xlwt.easyxf(num_format_str="dd/mm/yyyy"), xlwt.easyxf(num_format_str="00000")
    for number, row in enumerate([HEAD] + ROWS):
        for column, value in enumerate(row):
            if value is None or (number, column) == (1, 1):
                continue
            style = day if isinstance(value, d.date) else digits if type(value) is int else xlwt.Style.default_style
            sheet.write(number + 2, column, value, style)
    sheet.write_merge(3, 4, 1, 1, ROWS[0][1])
    book.save("offices.xls")

xlsx(); ods(); xls()
