/** What was sealed is there, byte by byte, as the log told of it. */
import type { Check } from './check.ts'

/** Every sealed report, and every event that tells of one. */
const sealedAndTold = `
  sealed_reports s
  full join (select subject_id::uuid as id, data from events where type = 'report.sealed') told using (id)`

export const sealedReportChecks: Check[] = [
  {
    name: 'every sealed report has the bytes that the log tells of',
    sql: `
      select 'sealed report ' || id as record,
        coalesce('SHA-256 ' || (told.data ->> 'sha256'), 'never sealed') as expected,
        case when s.sha256 is null then 'gone'
          else coalesce('SHA-256 ' || encode(sha256(c.content), 'hex'), 'its bytes are gone, or others') end as found
      from ${sealedAndTold}
      left join sealed_contents c on c.sha256 = s.sha256`,
  },
  {
    name: 'every sealed report names a checkpoint of this log',
    sql: `
      select 'sealed report ' || id as record, told.data -> 'checkpoint' ->> 'note' as expected, c.note as found
      from ${sealedAndTold}
      left join log_checkpoints c on c.size = s.checkpoint_size`,
  },
]
