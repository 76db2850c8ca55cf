/** The table in a file, by what the file is and not by what its name ends with. */
import { refuseFile } from './faults.ts'
import type { ReadGrid } from './grid.ts'
import { readCsv } from './read-csv.ts'
import { readWorkbook } from './read-workbook.ts'

const OLE_MARK = 'd0cf11e0a1b11ae1'
const ZIP_MARKS = ['504b0304', '504b0506']

export function readGrid(content: Buffer): ReadGrid {
  const start = content.subarray(0, 8).toString('hex')
  if (content.length === 0) refuseFile('empty_file')
  if (ZIP_MARKS.some((mark) => start.startsWith(mark))) return readWorkbook(content)
  // Old workbooks and encrypted new ones come in the same kind of container.
  if (start === OLE_MARK) {
    refuseFile(
      content.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'protected_workbook' : 'old_workbook',
    )
  }
  const opening = content
    .toString('latin1', 0, 1_000)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase()
  if (opening.startsWith('%pdf')) refuseFile('pdf')
  if (/^<(!doctype html|html|head|meta|table)/.test(opening)) refuseFile('html')
  if (/^<\?xml|^\{\\rtf/.test(opening)) refuseFile('other_file')
  return readCsv(content)
}
