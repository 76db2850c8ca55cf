/** What was sealed is there, byte by byte, as it was logged. */
import type { Check } from './check.ts'

/** Every sealed report, and every event that tells of one. */
const sealedAndLogged = `
  sealed_reports s
  full join (select subject_id::uuid as id, data from events where type = 'report.sealed') logged using (id)`

export const sealedReportChecks: Check[] = [
  {
    name: 'every sealed report has the bytes that the log tells of',
    sql: `
      select 'sealed report ' || id as record,
        coalesce('SHA-256 ' || (logged.data ->> 'sha256'), 'never sealed') as expected,
        case when s.sha256 is null then 'gone'
          else coalesce('SHA-256 ' || encode(sha256(c.content), 'hex'), 'its bytes are gone, or others') end as found
      from ${sealedAndLogged}
      left join sealed_contents c on c.sha256 = s.sha256`,
  },
  {
    name: 'every sealed report names a checkpoint of this log',
    sql: `
      select 'sealed report ' || id as record, logged.data -> 'checkpoint' ->> 'note' as expected, c.note as found
      from ${sealedAndLogged}
      left join log_checkpoints c on c.size = s.checkpoint_size`,
  },
]
