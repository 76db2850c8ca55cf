/** What is kept beside signed notes, so that it can be searched, says what they say. */
import type { Check } from './check.ts'

const line = (number: number) => `split_part(c.note, e'\\n', ${number})`
/** The first four bytes of the signature are the key's id. */
const keyInNote = `left(encode(decode(split_part(${line(6)}, ' ', 3), 'base64'), 'hex'), 8)`
const isNote = `c.note ~ '^[^\\n]+\\n\\d{1,16}\\n[A-Za-z0-9+/]{43}=\\n\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\\n\\n— \\S+ [A-Za-z0-9+/]+={0,2}\\n'`

export const sealedLogChecks: Check[] = [
  {
    name: 'every checkpoint is kept as its signed note says',
    sql: `
      select 'checkpoint of ' || c.size || ' events' as record,
        case when ${isNote} then concat_ws(', ', ${line(2)}, encode(decode(${line(3)}, 'base64'), 'hex'), ${line(4)}, 'key ' || ${keyInNote})
          else 'no note' end as expected,
        concat_ws(', ', c.size, encode(c.root, 'hex'), to_char(c.signed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'key ' || c.key_id) as found
      from log_checkpoints c`,
  },
  {
    name: 'every key of the log signed from when it was added',
    sql: `
      select 'key ' || k.id as record, 'added when it first signed' as expected,
        case when c.first_at is null then 'never signed'
          when c.first_at - k.added_at between interval '-1 second' and interval '10 minutes' then 'added when it first signed'
          else 'added ' || k.added_at || ', first signed ' || c.first_at end as found
      from log_keys k left join (select key_id, min(signed_at) as first_at from log_checkpoints group by key_id) c on c.key_id = k.id`,
  },
]
