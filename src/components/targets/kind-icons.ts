import { Cloud, FileSpreadsheet, Import, Network, Webhook, type LucideIcon } from 'lucide-react'
import type { TargetKind } from '@/core/targets/settings'

export const kindIcons: Record<TargetKind, LucideIcon> = {
  scim: Network,
  entra: Cloud,
  webhook: Webhook,
  csv: FileSpreadsheet,
  okta_import: Import,
}
