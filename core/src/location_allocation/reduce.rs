//! Leaves out sites that another one makes superfluous.

use super::problem::Problem;

/// How many numbers are compared at the most: what is left out speeds up the search, but need
/// not be complete.
const PATIENCE: usize = 20_000_000;

/// The sites worth considering: not open already, and not dominated, which is to say that no
/// other site serves every demand as well. Of sites that are alike the first one stays.
///
/// Any choice with a dominated site is no worse with the other in its place, so at least one
/// optimal choice remains, also where fewer sites than wanted do: then all of them are it.
pub(super) fn candidates(problem: &Problem, ceilings: &[f64]) -> Vec<u32> {
    let mut sites: Vec<u32> = (0..).take(problem.sites()).collect();
    sites.retain(|site| !problem.is_fixed(*site as usize));
    let mut patience = PATIENCE;
    let mut out = vec![false; problem.sites()];
    for &site in &sites {
        let column = problem.column(site as usize);
        let dominated = sites.iter().any(|&other| {
            if other == site || out.get(other as usize) == Some(&true) {
                return false;
            }
            let others = problem.column(other as usize);
            let cells = column.iter().zip(others).zip(ceilings);
            let mut seen = 0;
            // Alike sites: the later one goes.
            let mut better = other < site;
            let as_good = cells.into_iter().all(|((cost, other), ceiling)| {
                seen += 1;
                let (cost, other) = (cost.min(*ceiling), other.min(*ceiling));
                better |= other < cost;
                other <= cost
            });
            patience = patience.saturating_sub(seen);
            as_good && better && patience > 0
        });
        if let Some(out) = out.get_mut(site as usize) {
            *out = dominated;
        }
    }
    sites.retain(|site| out.get(*site as usize) == Some(&false));
    sites
}
