//! What is in use may come free in a moment.

use std::time::Duration;

use tokio::time::sleep;

const PAUSE: Duration = Duration::from_millis(50);
const TRIES: u32 = 40;

/// Takes something, and asks for two seconds again while it is `in_use`: a child that a killed server was just starting
/// holds the server's port and lock until it becomes a program of its own.
pub async fn once_free<T, E>(in_use: impl Fn(&E) -> bool, mut take: impl FnMut() -> Result<T, E>) -> Result<T, E> {
    for _ in 1..TRIES {
        match take() {
            Err(error) if in_use(&error) => sleep(PAUSE).await,
            done => return done,
        }
    }
    take()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_comes_free_is_taken() {
        let mut answers = [Ok(7), Err("in use"), Err("in use")].to_vec();
        assert_eq!(once_free(|error| *error == "in use", || answers.pop().unwrap()).await, Ok(7));
    }

    #[tokio::test]
    async fn other_errors_are_not_asked_again() {
        let mut answers = [Ok(7), Err("broken")].to_vec();
        assert_eq!(once_free(|error| *error == "in use", || answers.pop().unwrap()).await, Err("broken"));
    }

    #[tokio::test]
    async fn what_stays_in_use_is_said() {
        assert_eq!(once_free(|_| true, || Err::<(), _>("in use")).await, Err("in use"));
    }
}
