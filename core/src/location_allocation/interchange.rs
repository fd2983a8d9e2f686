//! Good choices without proof: greedy, then one site for another as long as that helps.
//!
//! The interchange is Teitz & Bart's (1968), with Whitaker's (1983, "A fast algorithm for the
//! greedy interchange for large-scale clustering and median location problems") way of
//! judging all exchanges of a new site in one pass over the demands.

use super::problem::{Problem, lower};

/// Exchanges after which the improvement stops; each one makes the choice better, so that it
/// would stop by itself, but not soon on every input.
const MAX_EXCHANGES: usize = 1000;

/// Which open site serves a demand, and what the best two cost.
#[derive(Clone, Copy)]
struct Service {
    /// What the nearest costs, at the most the ceiling.
    cost: f64,
    /// Its position in the choice; nothing where the ceiling is as low.
    by: Option<u32>,
    /// What the demand costs without it.
    second: f64,
}

/// `k` of the candidates, each the one that then saves the most.
pub(super) fn greedy(
    problem: &Problem,
    candidates: &[u32],
    ceilings: &[f64],
    k: usize,
) -> Vec<u32> {
    let mut costs = ceilings.to_vec();
    let mut chosen: Vec<u32> = Vec::new();
    for _ in 0..k {
        let mut best: Option<(f64, u32)> = None;
        for &site in candidates {
            let column = problem.column(site as usize).iter().zip(&costs);
            let saved: f64 = column.map(|(new, old)| (old - new).max(0.0)).sum();
            if best.is_none_or(|(most, _)| saved > most) && !chosen.contains(&site) {
                best = Some((saved, site));
            }
        }
        let Some((_, site)) = best else { break };
        lower(&mut costs, problem.column(site as usize));
        chosen.push(site);
    }
    chosen
}

/// Exchanges chosen sites for others as long as the sum of costs falls.
pub(super) fn improve(problem: &Problem, candidates: &[u32], ceilings: &[f64], chosen: &mut [u32]) {
    for _ in 0..MAX_EXCHANGES {
        let services = services(problem, ceilings, chosen);
        let total: f64 = services.iter().map(|s| s.cost).sum();
        // What rounding could feign is no improvement.
        let mut best = (-1e-9 * total, None);
        let mut losses = vec![0.0; chosen.len()];
        for &site in candidates {
            if chosen.contains(&site) {
                continue;
            }
            losses.fill(0.0);
            let mut gain = 0.0;
            for (cost, service) in problem.column(site as usize).iter().zip(&services) {
                if *cost < service.cost {
                    gain += cost - service.cost;
                } else if let Some(by) = service.by
                    && let Some(loss) = losses.get_mut(by as usize)
                {
                    *loss += cost.min(service.second) - service.cost;
                }
            }
            for (position, loss) in losses.iter().enumerate() {
                if gain + loss < best.0 {
                    best = (gain + loss, Some((position, site)));
                }
            }
        }
        let Some((position, site)) = best.1 else {
            break;
        };
        if let Some(old) = chosen.get_mut(position) {
            *old = site;
        }
    }
}

fn services(problem: &Problem, ceilings: &[f64], chosen: &[u32]) -> Vec<Service> {
    let unserved = |ceiling: &f64| Service {
        cost: *ceiling,
        by: None,
        second: *ceiling,
    };
    let mut services: Vec<Service> = ceilings.iter().map(unserved).collect();
    for (position, &site) in (0..).zip(chosen) {
        for (service, &cost) in services.iter_mut().zip(problem.column(site as usize)) {
            if cost < service.cost {
                service.second = service.cost;
                service.cost = cost;
                service.by = Some(position);
            } else if cost < service.second {
                service.second = cost;
            }
        }
    }
    services
}

/// The sum of costs of a choice.
pub(super) fn cost(problem: &Problem, ceilings: &[f64], chosen: &[u32]) -> f64 {
    let mut costs = ceilings.to_vec();
    for &site in chosen {
        lower(&mut costs, problem.column(site as usize));
    }
    costs.iter().sum()
}
