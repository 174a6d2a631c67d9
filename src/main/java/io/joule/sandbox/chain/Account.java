package io.joule.sandbox.chain;

import io.joule.tron.TronAddress;
import java.util.ArrayList;
import java.util.List;
import org.tron.trident.proto.Common.Permission;

/** One activated account. Changed only inside a {@link WorldState}'s own layer; everywhere else it is read. */
public final class Account {

    private final TronAddress address;
    private final boolean contract;
    private final long createTime;
    long balance;
    long latestOperationTime;
    long freeNetUsage;
    long freeNetSlot;
    StakedResource energy = new StakedResource();
    StakedResource bandwidth = new StakedResource();
    Permission owner;
    List<Permission> actives;
    List<Unfreezing> unfreezing = List.of();

    /** Staked TRX on its way back. */
    public record Unfreezing(Resource resource, long sun, long expireTime) {}

    Account(TronAddress address, boolean contract, long createTime) {
        this.address = address;
        this.contract = contract;
        this.createTime = createTime;
        this.owner = Permissions.defaultOwner(address);
        this.actives = List.of(Permissions.defaultActive(address));
    }

    Account copy() {
        Account copy = new Account(address, contract, createTime);
        copy.balance = balance;
        copy.latestOperationTime = latestOperationTime;
        copy.freeNetUsage = freeNetUsage;
        copy.freeNetSlot = freeNetSlot;
        copy.energy = energy.copy();
        copy.bandwidth = bandwidth.copy();
        copy.owner = owner;
        copy.actives = actives;
        copy.unfreezing = unfreezing;
        return copy;
    }

    /** A copy with every usage recovered to {@code slot}: what a node shows when asked. */
    Account at(long slot) {
        Account shown = copy();
        shown.energy = Recovery.at(energy, slot);
        shown.bandwidth = Recovery.at(bandwidth, slot);
        shown.freeNetUsage = Recovery.freeUsage(freeNetUsage, freeNetSlot, 0, slot);
        return shown;
    }

    void addUnfreezing(Unfreezing entry) {
        List<Unfreezing> longer = new ArrayList<>(unfreezing);
        longer.add(entry);
        unfreezing = List.copyOf(longer);
    }

    StakedResource of(Resource resource) {
        return switch (resource) {
            case ENERGY -> energy;
            case BANDWIDTH -> bandwidth;
        };
    }

    public TronAddress address() {
        return address;
    }

    public boolean isContract() {
        return contract;
    }

    public long createTime() {
        return createTime;
    }

    public long balance() {
        return balance;
    }

    public long latestOperationTime() {
        return latestOperationTime;
    }

    public long freeNetUsage() {
        return freeNetUsage;
    }

    public long freeNetSlot() {
        return freeNetSlot;
    }

    public StakedResource energy() {
        return energy;
    }

    public StakedResource bandwidth() {
        return bandwidth;
    }

    public Permission owner() {
        return owner;
    }

    public List<Permission> actives() {
        return actives;
    }

    public List<Unfreezing> unfreezing() {
        return unfreezing;
    }
}
