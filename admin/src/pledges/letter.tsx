import { useQuery } from '@tanstack/react-query'
import { useWords } from '../shell/language'
import { Paper } from '../shell/paper'
import { type Pledge, pledgeDocumentsQuery } from './queries'
import { words } from './queue-words'

/** The letter, beside what was typed from it. */
export function LetterBeside({ pledge: { id } }: { pledge: Pledge }) {
  const texts = useWords(words)
  const { data = [] } = useQuery(pledgeDocumentsQuery(id))
  const letter = data.find(({ kind, replaced }) => kind === 'letter' && replaced === null)
  return (
    <section className="stack">
      <h2>{texts.letter}</h2>
      {letter === undefined ? (
        <p className="notice warning">{texts.noLetter}</p>
      ) : (
        <Paper id={letter.documentId} />
      )}
    </section>
  )
}
