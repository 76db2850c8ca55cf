import { call } from '../api/call'
import { instantInWords } from '../shared/calendar'
import { isIncluded } from '../shared/inclusion'
import { useLanguage, useWords, wordsOf } from './language'

const words = wordsOf({
  id: {
    proven: (position: number, size: number, signedAt: string) =>
      `Terbukti: catatan nomor ${position} ada di antara ${size} catatan yang disegel pada ${signedAt}. Dihitung di peramban ini.`,
    broken: 'Bukti tidak cocok dengan catatan yang disegel. Beri tahu admin, dengan nomor catatan ini.',
    root: 'Akar pohon',
  },
  en: {
    proven: (position: number, size: number, signedAt: string) =>
      `Proven: entry number ${position} is among the ${size} entries sealed on ${signedAt}. Reckoned in this browser.`,
    broken: 'The proof does not agree with the sealed log. Tell an admin, with the number of this entry.',
    root: 'Root of the tree',
  },
})

interface Proven {
  position: number
  isProven: boolean
  checkpoint: { size: number; root: string; signedAt: string }
}

/** Asks for the proof that an event stands in the log, and reckons it. */
export async function proveEvent(position: number) {
  const { data } = await call('get', '/v1/events/{position}/proof', { path: { position } })
  return <Proof position={position} isProven={await isIncluded(data)} checkpoint={data.checkpoint} />
}

function Proof({ position, isProven, checkpoint: { size, root, signedAt } }: Proven) {
  const texts = useWords(words)
  const language = useLanguage()
  if (!isProven) return <p className="notice negative">{texts.broken}</p>
  return (
    <p className="notice positive">
      {texts.proven(position, size, instantInWords(signedAt, language))}
      <br />
      <small>
        {texts.root}: <code className="timeline-root">{root}</code>
      </small>
    </p>
  )
}
