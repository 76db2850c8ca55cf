/** What can be done with a record in a state that does not allow what was asked: by the problem's code and the state. */
import type { BothLanguages } from '../wire.ts'

const over = {
  id: 'Keadaan ini tidak berubah lagi: buat yang baru bila perlu.',
  en: 'That state does not change any more: make a new one where it is needed.',
}

export const waysOut: Record<string, Record<string, BothLanguages>> = {
  pledge_wrong_state: {
    draft: {
      id: 'Koreksi rancangannya (PATCH), ajukan (submission), atau singkirkan (discarding).',
      en: 'Correct the draft (PATCH), submit it (submission), or discard it (discarding).',
    },
    submitted: {
      id: 'Tarik pengajuannya dahulu (withdrawal), atau minta pemeriksa (verifier) menyetujui atau menolaknya.',
      en: 'Take it back first (withdrawal), or ask a verifier to approve or reject it.',
    },
    active: {
      id: 'Komitmen aktif tidak disunting: usulkan perubahan (amendments) atau penghapusan (write-offs); selama belum ada penerimaan, batalkan (cancellation) dan catat ulang.',
      en: 'An active pledge is not edited: propose an amendment (amendments) or a write-off (write-offs); while nothing is received, cancel it (cancellation) and enter it anew.',
    },
    rejected: {
      id: 'Koreksi (PATCH) lalu ajukan lagi (submission), atau singkirkan (discarding).',
      en: 'Correct it (PATCH) and submit it again (submission), or discard it (discarding).',
    },
    cancelled: over,
    discarded: over,
  },
  disbursement_wrong_state: {
    recorded: {
      id: 'Koreksi nomornya (PATCH), minta orang lain memverifikasinya, atau batalkan (reversal) dan catat ulang.',
      en: 'Correct its numbers (PATCH), ask another person to verify it, or reverse it (reversal) and record it anew.',
    },
    verified: {
      id: 'Yang terverifikasi tidak disunting: lampirkan dokumen (documents), usulkan pengembalian (refunds), atau usulkan pembatalannya (reversal) dan catat ulang.',
      en: 'What is verified is not edited: attach a document (documents), propose a refund (refunds), or propose its reversal (reversal) and record it anew.',
    },
    rejected: {
      id: 'Catat ulang sebagai penerimaan baru dengan bukti yang benar.',
      en: 'Record it anew as another disbursement, with the right evidence.',
    },
    reversed: {
      id: 'Catat ulang sebagai penerimaan baru bila uangnya memang diterima.',
      en: 'Record it anew as another disbursement if the money did come.',
    },
  },
  budget_wrong_state: {
    draft: {
      id: 'Koreksi rancangannya (PATCH), minta pemeriksa (verifier) menetapkannya (adoption), atau singkirkan (discarding).',
      en: 'Correct the draft (PATCH), ask a verifier to adopt it (adoption), or discard it (discarding).',
    },
    adopted: {
      id: 'Anggaran yang berlaku tidak disunting: susun versi berikutnya (POST …/budgets).',
      en: 'A budget in force is not edited: draft the next version (POST …/budgets).',
    },
    superseded: {
      id: 'Susun versi berikutnya (POST …/budgets).',
      en: 'Draft the next version (POST …/budgets).',
    },
    discarded: {
      id: 'Susun versi berikutnya (POST …/budgets).',
      en: 'Draft the next version (POST …/budgets).',
    },
  },
  adjustment_wrong_state: {
    proposed: {
      id: 'Minta pemeriksa (verifier) memutuskannya, atau minta pengusulnya menariknya (withdrawal).',
      en: 'Ask a verifier to decide it, or whoever proposed it to withdraw it (withdrawal).',
    },
    approved: {
      id: 'Usulan ini sudah berlaku. Bila keliru, usulkan yang membalikkannya.',
      en: 'It is in effect already. If it was wrong, propose what undoes it.',
    },
    rejected: {
      id: 'Usulkan yang baru bila masih diperlukan.',
      en: 'Propose it anew if it is still needed.',
    },
    withdrawn: {
      id: 'Usulkan yang baru bila masih diperlukan.',
      en: 'Propose it anew if it is still needed.',
    },
  },
  expenditure_wrong_state: {
    recorded: {
      id: 'Batalkan (reversal) lalu catat ulang.',
      en: 'Reverse it (reversal) and record it anew.',
    },
    reversed: {
      id: 'Catat ulang sebagai belanja baru bila memang dibayar.',
      en: 'Record it anew as another expenditure if it was paid.',
    },
  },
  import_wrong_state: {
    kept: { id: 'Singkirkan (discarding) bila keliru.', en: 'Discard it (discarding) if it was wrong.' },
    discarded: {
      id: 'Impor ini sudah disingkirkan. Impor berkas yang benar.',
      en: 'This import was discarded already. Import the right file.',
    },
  },
}

/** Where the state is one that nothing is said of. */
export const reload: BothLanguages = {
  id: 'Muat ulang datanya, lalu pilih tindakan yang sesuai.',
  en: 'Reload it and choose an action that fits.',
}
