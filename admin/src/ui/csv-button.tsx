import { writeCsv } from '../shared/csv'
import { Button } from './button'
import { useWords, wordsOf } from './language'

const words = wordsOf({
  id: { save: 'Simpan sebagai CSV' },
  en: { save: 'Save as CSV' },
})

interface CsvButtonProps {
  /** Without an extension. */
  name: string
  /** The titles first; read when the button is pressed. */
  rows: () => (string | number | null)[][]
}

/** What a list shows now, as a file. */
export function CsvButton({ name, rows }: CsvButtonProps) {
  const texts = useWords(words)
  function save() {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([writeCsv(rows())], { type: 'text/csv' }))
    link.download = `${name}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return <Button onClick={save}>{texts.save}</Button>
}
