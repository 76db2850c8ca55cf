/**
 * What can be wrong with a file, in words that say what to do. `{cell}`, `{row}`, `{title}` are the place; the other
 * names are facts of the fault.
 */
import type { BothLanguages } from '../wire.ts'

function text(id: string, en: string): BothLanguages {
  return { id, en }
}

export const fileFaults = {
  // The file
  empty_file: text(
    'Berkas ini kosong. Kirim berkas yang berisi judul kolom dan datanya.',
    'The file is empty. Send one with the columns’ titles and the data.',
  ),
  pdf: text(
    'Berkas ini PDF, bukan tabel. Buka tabel aslinya lalu simpan sebagai Excel (.xlsx) atau CSV UTF-8.',
    'The file is a PDF, not a table. Open the original table and save it as Excel (.xlsx) or CSV UTF-8.',
  ),
  html: text(
    'Berkas ini halaman web (HTML), apa pun akhiran namanya. Buka di Excel lalu simpan sebagai Excel (.xlsx).',
    'The file is a web page (HTML), whatever its name ends with. Open it in Excel and save it as Excel (.xlsx).',
  ),
  old_workbook: text(
    'Berkas ini Excel lama (.xls). Buka lalu simpan sebagai Excel Workbook (.xlsx).',
    'The file is an old Excel file (.xls). Open it and save it as an Excel Workbook (.xlsx).',
  ),
  protected_workbook: text(
    'Berkas ini dilindungi kata sandi. Buka, hapus kata sandinya (Berkas > Info > Enkripsi), lalu simpan.',
    'The file is protected by a password. Open it, remove the password (File > Info > Encrypt), and save it.',
  ),
  other_file: text(
    'Isi berkas ini bukan Excel (.xlsx) dan bukan CSV, apa pun akhiran namanya, atau rusak. Buka tabel aslinya lalu simpan sebagai salah satunya.',
    'The content is neither Excel (.xlsx) nor CSV, whatever its name ends with, or it is damaged. Open the original table and save it as one of them.',
  ),
  damaged_workbook: text(
    'Berkas Excel ini rusak atau terpotong ({read}). Buka di Excel lalu simpan ulang, atau kirim ulang.',
    'The Excel file is damaged or cut short ({read}). Open it in Excel and save it again, or send it again.',
  ),
  unpacks_too_large: text(
    'Isi berkas Excel ini mengembang terlalu besar. Salin hanya tabelnya ke buku kerja baru.',
    'The content of this Excel file unpacks to too much. Copy only the table into a new workbook.',
  ),
  macros: text(
    'Berkas ini memuat makro. Simpan sebagai Excel Workbook (.xlsx) tanpa makro.',
    'The file holds macros. Save it as an Excel Workbook (.xlsx) without them.',
  ),
  external_links: text(
    'Berkas ini menaut ke berkas lain. Putuskan tautannya (Data > Edit Links > Break Link), lalu simpan.',
    'The file links to other files. Break the links (Data > Edit Links > Break Link) and save it.',
  ),
  xml_entities: text(
    'Berkas Excel ini memuat definisi XML (DTD) yang tidak dibuat program lembar kerja. Salin tabelnya ke buku kerja baru.',
    'The Excel file declares a document type (DTD), which no spreadsheet program writes. Copy the table into a new workbook.',
  ),
  hidden_sheet: text(
    'Lembar tersembunyi "{sheet}" berisi data. Tampilkan lalu hapus lembar itu, atau kosongkan.',
    'The hidden sheet "{sheet}" holds data. Show it and delete it, or empty it.',
  ),
  several_sheets: text(
    'Beberapa lembar berisi data: {sheets}. Sisakan satu lembar saja; lembar "Petunjuk" boleh tetap ada.',
    'Several sheets hold data: {sheets}. Leave only one; a sheet called "Guide" may stay.',
  ),
  hidden_row: text(
    'Baris {row} tersembunyi tetapi berisi data. Tampilkan (Unhide) atau hapus baris itu.',
    'Row {row} is hidden but holds data. Unhide it or delete it.',
  ),
  hidden_column: text(
    'Sel {cell} ada di kolom tersembunyi. Tampilkan (Unhide) atau hapus kolom itu.',
    'Cell {cell} is in a hidden column. Unhide or delete the column.',
  ),
  merged_cells: text(
    'Sel {read} digabung. Pisahkan (Unmerge Cells), lalu isi setiap sel.',
    'The cells {read} are merged. Unmerge them, then fill in each cell.',
  ),
  wrong_encoding: text(
    'Baris {row} memuat huruf yang bukan UTF-8. Di Excel: Simpan Sebagai > "CSV UTF-8 (Comma delimited)", atau kirim .xlsx.',
    'Row {row} has characters that are not UTF-8. In Excel: Save As > "CSV UTF-8 (Comma delimited)", or send .xlsx.',
  ),
  nul_byte: text(
    'Baris {row} memuat byte NUL; ini UTF-16 tanpa tanda, atau bukan teks. Simpan sebagai CSV UTF-8, atau kirim .xlsx.',
    'Row {row} has NUL bytes: UTF-16 without its mark, or no text at all. Save it as CSV UTF-8, or send .xlsx.',
  ),
  unclosed_quote: text(
    'Tanda kutip (") yang dibuka di baris {row} tidak ditutup. Tutup, atau hapus; kutip di dalam teks ditulis dua kali ("").',
    'The quote (") opened in row {row} is never closed. Close or remove it; a quote within text is written twice ("").',
  ),
  stray_quote: text(
    'Tanda kutip (") di baris {row} tidak pada tempatnya. Hapus; kutip di dalam teks ditulis dua kali ("") dan teksnya diapit kutip.',
    'A quote (") in row {row} is out of place. Remove it; a quote within text is written twice ("") and the text quoted.',
  ),
  too_many_rows: text(
    'Ada lebih dari {limit} baris di bawah judul kolom. Bagi menjadi beberapa berkas.',
    'There are more than {limit} rows below the titles. Send them as several files.',
  ),
  too_many_columns: text(
    'Baris {row} berisi lebih dari {limit} kolom. Hapus yang bukan bagian tabel.',
    'Row {row} has more than {limit} columns. Delete what is not part of the table.',
  ),
  too_long: text(
    'Teks di sel {cell} lebih panjang dari {limit} huruf. Persingkat.',
    'The text in cell {cell} is longer than {limit} characters. Shorten it.',
  ),
  row_too_long: text(
    'Baris {row} terlalu panjang. Periksa tanda kutip dan pemisah barisnya.',
    'Row {row} is too long. Check its quotes and line ends.',
  ),

  // The titles
  header_absent: text(
    'Baris {row} bukan judul kolom: tidak ada judul yang dikenal. Hapus baris di atas judul; judulnya: {expected}.',
    'Row {row} does not hold the columns’ titles: none is known. Delete what is above them; the titles are: {expected}.',
  ),
  header_missing: text(
    'Kolom "{title}" tidak ada di baris judul. Tambahkan; unduh contoh berkasnya bila perlu.',
    'The column "{title}" is missing from the titles. Add it; download the template if in doubt.',
  ),
  header_unknown: text(
    'Sel {cell}: kolom "{read}" tidak dikenal. Hapus kolomnya, atau pakai salah satu judul ini: {expected}.',
    'Cell {cell}: the column "{read}" is not known. Delete it, or use one of these titles: {expected}.',
  ),
  header_duplicate: text(
    'Sel {cell}: kolom "{read}" sudah ada, mungkin dengan judul lain. Hapus salah satunya.',
    'Cell {cell}: the column "{read}" is there already, maybe under another title. Delete one of them.',
  ),
  header_only: text(
    'Tidak ada data di bawah judul kolom. Isi sedikitnya satu baris.',
    'There is no data below the titles. Fill in at least one row.',
  ),
  outside_table: text(
    'Sel {cell} ("{read}") berada di luar tabel: kolomnya tidak berjudul. Hapus isinya, atau beri judul.',
    'Cell {cell} ("{read}") is outside the table: its column has no title. Delete it, or add a title.',
  ),
  after_empty_row: text(
    'Ada isi lagi di baris {row} setelah baris kosong. Satu berkas memuat satu tabel: hapus baris kosong, atau tabel kedua.',
    'Row {row} has content after an empty row. A file holds one table: delete the empty rows, or the second table.',
  ),
  wrong_number_of_cells: text(
    'Baris {row} memuat {read} kolom, judulnya {titles}. Periksa pemisah kolom dan tanda kutipnya.',
    'Row {row} has {read} columns, the titles {titles}. Check its delimiters and quotes.',
  ),
  total_mismatch: text(
    'Sel {cell}: jumlah tertulis {read}, seharusnya {expected} menurut baris di atasnya. Perbaiki barisnya, atau hapus baris jumlah.',
    'Cell {cell}: the total says {read}, but the rows above add up to {expected}. Correct the rows, or delete the total.',
  ),
  total_not_last: text(
    'Baris {row} adalah baris jumlah, tetapi masih ada data di bawahnya. Hapus baris jumlah di tengah tabel.',
    'Row {row} is a total, but data follows. Delete totals within the table.',
  ),
  total_only_sums: text(
    'Sel {cell} ada di baris jumlah ("{read}"); di sana hanya jumlah uang yang boleh ada. Kosongkan, atau hapus barisnya.',
    'Cell {cell} is in the row of totals ("{read}"), where only sums may stand. Empty it, or delete the row.',
  ),

  // Cells
  missing_value: text(
    'Sel {cell} (kolom "{title}") kosong. Isi {expected}.',
    'Cell {cell} (column "{title}") is empty. Fill in {expected}.',
  ),
  wrong_value: text(
    'Sel {cell} (kolom "{title}"): terbaca "{read}", seharusnya {expected}.',
    'Cell {cell} (column "{title}"): "{read}" was read, but it should be {expected}.',
  ),
  formula: text(
    'Sel {cell} berisi rumus ({read}); hasil rumus tidak dipakai. Salin, lalu tempel sebagai nilai (Paste Values).',
    'Cell {cell} holds a formula ({read}); what it works out to is not used. Copy it and paste it as a value.',
  ),
  error_value: text(
    'Sel {cell} berisi kesalahan {read}. Perbaiki, lalu isi {expected}.',
    'Cell {cell} holds the error {read}. Mend it and fill in {expected}.',
  ),
  fraction: text(
    'Sel {cell} (kolom "{title}"): "{read}" mengandung pecahan. Bulatkan; isi {expected}.',
    'Cell {cell} (column "{title}"): "{read}" has a fraction. Round it; fill in {expected}.',
  ),
  ambiguous_number: text(
    'Sel {cell} (kolom "{title}"): "{read}" dapat dibaca dengan dua cara. Tulis tanpa pemisah, atau seperti 1.234.567.',
    'Cell {cell} (column "{title}"): "{read}" can be read in two ways. Write it without separators, or like 1.234.567.',
  ),
  negative: text(
    'Sel {cell} (kolom "{title}"): "{read}" negatif. Isi {expected}.',
    'Cell {cell} (column "{title}"): "{read}" is negative. Fill in {expected}.',
  ),
  too_large: text(
    'Sel {cell} (kolom "{title}"): "{read}" terlalu besar. Isi {expected}.',
    'Cell {cell} (column "{title}"): "{read}" is too large. Fill in {expected}.',
  ),
  no_such_day: text(
    'Sel {cell} (kolom "{title}"): tanggal "{read}" tidak ada dalam kalender. Hari ditulis dahulu: 12/05/2025 = 12 Mei 2025.',
    'Cell {cell} (column "{title}"): the date "{read}" does not exist. The day comes first: 12/05/2025 = 12 May 2025.',
  ),
  differs_from_row: text(
    'Sel {cell} (kolom "{title}"): "{read}" berbeda dari baris {other}, padahal komitmennya sama. Samakan, atau kosongkan.',
    'Cell {cell} (column "{title}"): "{read}" differs from row {other} of the same pledge. Make them equal, or leave it empty.',
  ),
  unknown_company: text(
    'Sel {cell}: tidak ada perusahaan terdaftar dengan NPWP "{read}". Periksa NPWP-nya, atau daftarkan perusahaannya dahulu.',
    'Cell {cell}: no registered company has the NPWP "{read}". Check it, or register the company first.',
  ),
  other_company: text(
    'Sel {cell}: "{read}" bukan nama pemilik NPWP itu, yaitu "{name}". Perbaiki NPWP atau namanya.',
    'Cell {cell}: "{read}" is not the name of the company with that NPWP, which is "{name}". Correct one of them.',
  ),
} as const satisfies Record<string, BothLanguages>

export type FaultCode = keyof typeof fileFaults
