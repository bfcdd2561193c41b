import type { Translation } from '../types.ts';
import type * as zh from '../zh/supervision-figures.ts';

export const supervisionFigures = {
  plans: { name: 'Plans', formula: 'Plans frozen in the period, those not drawn yet among them' },
  completed_plans: {
    name: 'Plans completed',
    formula: 'Plans whose units to visit were all visited ÷ plans',
  },
  to_visit: { name: 'Units to visit', formula: 'Drawn − replaced + those that a plan visits in any case' },
  visited: { name: 'Visits', formula: 'Visits whose result was recorded, those to units replaced since too' },
  completion_rate: { name: 'Completion', formula: 'Units to visit that were visited ÷ units to visit' },
  problems: { name: 'Problems found', formula: 'Visits with a result of class 2, 3, 4, 5, 6 or 8' },
  problem_rate: { name: 'Problem rate', formula: 'Problems found ÷ visits' },
  joint_share: { name: 'Joint share', formula: 'Plans joined into one visit with others ÷ plans' },
  visits_planned: { name: 'Visits planned apart', formula: 'Visits of the departments each on its own' },
  visits_made: { name: 'Visits made together', formula: 'Visits that the joint plans make instead' },
  visits_saved: { name: 'Visits saved', formula: 'Planned apart − made together' },
  visits_saved_rate: { name: 'Share saved', formula: 'Visits saved ÷ planned apart' },
  referrals: {
    name: 'Referrals',
    formula: 'Findings copied to other authorities in the period, those closed without an answer too',
  },
  referrals_answered: {
    name: 'Referrals answered',
    formula: 'Answered ÷ referrals not closed without an answer',
  },
  referrals_in_time: { name: 'Answered in time', formula: 'Answered in time ÷ answered' },
  referrals_overdue: { name: 'Answers overdue', formula: 'Referrals without an answer past their time' },
  referral_days: {
    name: 'Working days to an answer',
    formula: 'Working days from referral to answer ÷ answered',
  },
} satisfies Translation<typeof zh.supervisionFigures>;
