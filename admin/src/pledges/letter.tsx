import { useQuery } from '@tanstack/react-query'
import { addressOf } from '../api/call'
import { useWords } from '../shell/language'
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
        <a href={addressOf('/v1/documents/{id}/content', { path: { id: letter.documentId } })}>
          {texts.letter}
        </a>
      )}
    </section>
  )
}
