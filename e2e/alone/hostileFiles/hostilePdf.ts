import { pdfFile } from '../../madeFiles.ts'
import { expect } from '../servers.ts'
import type { HostileFiles } from './HostileFile.ts'

/** Documents that act once they are opened, and some that are none. */
export const hostilePdf: HostileFiles = (canary) => [
  {
    path: 'pdf/script.pdf',
    content: pdfFile(
      'a',
      `/OpenAction << /S /JavaScript /JS (app.launchURL\\('${canary}/js'\\)) >>`,
    ),
    sight: async (preview) => {
      await expect(preview).toContainText(/This PDF has scripts\. .* it may ask questions/)
      await preview.getByRole('button', { name: 'Show it all the same' }).click()
      await expect(preview.locator('iframe')).toHaveAttribute('src', /^blob:/)
    },
  },
  {
    path: 'pdf/hidden-name.pdf',
    content: pdfFile(
      'a',
      `/OpenAction << /S /Java#53cript /JS (app.launchURL\\('${canary}/js'\\)) >>`,
    ),
    sight: /This PDF has scripts/,
  },
  {
    path: 'pdf/launch.pdf',
    content: pdfFile('a', '/OpenAction << /S /Launch /F (calc.exe) >>'),
    sight: /an action that starts a program/,
  },
  {
    path: 'pdf/form.pdf',
    content: pdfFile('a', `/AA << /O << /S /SubmitForm /F (${canary}/form) >> >>`),
    sight: /a form that sends or fetches data/,
  },
  {
    path: 'pdf/page.pdf',
    content: `<script>fetch('${canary}')</script>`,
    sight: /not what its name says: it does not begin as a PDF does/,
  },
]
